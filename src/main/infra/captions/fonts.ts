import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CaptionStyle } from '#shared/clip.ts'
import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { plainText } from '../../domain/captions/marks.ts'
import type { UndrawnCue } from '../../services/captions/ports.ts'
import { writeAtomically } from '../files/atomic.ts'
import { makeFolder } from '../files/make-folder.ts'
import { projectRoot, resourcePath } from '../paths.ts'
import { loadFontFiles } from './catalogue.ts'
import { drawnLetters } from './drawn-letters.ts'

export interface CaptionFonts {
  /** A folder with these fonts and nothing else, for ffmpeg's `fontsdir`. */
  dir: string
  /** The same files, regular and bold, for the preview. */
  files: string[]
  /** For FONTCONFIG_FILE: no folder at all, so that libass on Linux sees `fontsdir` only. */
  fontconfig: string
}

/**
 * The font of a style as libass needs it. Its files lie deep inside npm packages (or in the packaged app's resources/fonts),
 * so copies are kept in a folder of their own under `cacheDir`; two processes may prepare it at once.
 *
 * @throws font_missing when the family is not in resources/fonts.json or its files are gone
 */
export async function fontsFor(style: Pick<CaptionStyle, 'font'>, cacheDir: string): Promise<CaptionFonts> {
  const listed = (await loadFontFiles())[style.font]
  if (!listed) throw new IzError('font_missing', { font: style.font })
  const sources = await Promise.all([listed.regular, listed.bold].map((file) => locate(file, style.font)))
  const key = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16)
  const dir = join(cacheDir, 'caption-fonts', key)
  await makeFolder(dir)
  const files = await Promise.all(sources.map(({ path, bytes }) => keepCopy(path, bytes, dir)))
  const fontconfig = join(dir, 'no-system-fonts.conf')
  await writeFile(fontconfig, '<?xml version="1.0"?>\n<fontconfig></fontconfig>\n')
  return { dir, files, fontconfig }
}

/**
 * The cues of which a style's font lacks letters, in their order. libass would take them from some other font, or draw
 * an empty box; the app refuses instead.
 *
 * @throws font_missing when the font itself is missing
 */
export async function undrawnCues(
  cues: readonly Cue[],
  style: Pick<CaptionStyle, 'font' | 'bold'>,
): Promise<UndrawnCue[]> {
  const listed = (await loadFontFiles())[style.font]
  if (!listed) throw new IzError('font_missing', { font: style.font })
  const { path } = await locate(style.bold ? listed.bold : listed.regular, style.font)
  const isDrawn = await drawnLetters(path)
  return cues.flatMap(({ text, startMs, endMs }) => {
    const shown = plainText(text).text.replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    const letters = [...new Set(shown)].filter((letter) => !isDrawn(letter))
    return letters.length > 0 ? [{ atMs: startMs, endMs, letters }] : []
  })
}

async function locate(file: string, family: string): Promise<{ path: string; bytes: number }> {
  const candidates = [resourcePath('fonts', basename(file))]
  for (let folder = projectRoot; ; folder = dirname(folder)) {
    candidates.push(join(folder, 'node_modules', file))
    if (dirname(folder) === folder) break
  }
  for (const path of candidates) {
    const bytes = await sizeOf(path)
    if (bytes !== null) return { path, bytes }
  }
  throw new IzError('font_missing', { font: family, file: basename(file) })
}

async function keepCopy(path: string, bytes: number, dir: string): Promise<string> {
  const copy = join(dir, basename(path))
  if ((await sizeOf(copy)) === bytes) return copy
  // Written anew and not copied: a packaged font may be read-only, and a copy would be as well.
  const font = await readFile(path)
  await writeAtomically(copy, (temporary) => writeFile(temporary, font))
  return copy
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  )
}
