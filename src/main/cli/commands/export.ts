import { mkdir } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { z } from 'zod'
import { type CaptionStyle, presetIdSchema } from '#shared/clip.ts'
import { IzError } from '#shared/error.ts'
import { parseTimecode } from '#shared/time.ts'
import { loadPresets, loadStyles } from '../../infra/captions/catalogue.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import type { CliContext } from '../context.ts'
import { parseOption } from './transcribe.ts'

export interface ExportArguments {
  media: string
  subtitles: string
  from: string
  to: string
  preset: string
  out: string
  style?: string | undefined
  json: boolean
}

/** `iz export`: one captioned MP4 for each preset, directly in `--out`, and what was measured of each. */
export async function exportClips(context: CliContext, given: ExportArguments): Promise<void> {
  const wanted = parseOption(z.array(presetIdSchema).min(1), given.preset.split(','), '--preset')
  const presets = (await loadPresets()).filter((preset) => wanted.includes(preset.id))
  const style = pickStyle(await loadStyles(), given.style)
  const inMs = parseTime(given.from, '--from')
  const outMs = parseTime(given.to, '--to')
  const cues = await readSubtitleFile(given.subtitles)
  const info = await context.media.probe(given.media, { signal: context.signal })
  const outDir = resolve(given.out)
  await mkdir(outDir, { recursive: true })
  const results = await context.exporter.export(
    {
      mediaPath: resolve(given.media),
      info,
      inMs,
      outMs,
      cues,
      style,
      presets,
      outDir,
      baseName: basename(given.media, extname(given.media)),
    },
    { signal: context.signal, onProgress: (done, total) => context.progress.update('export', done, total) },
  )
  context.progress.end()
  if (given.json) context.print(`${JSON.stringify(results, null, 2)}\n`)
  else for (const result of results) context.print(`${result.path}\n`)
}

function pickStyle(styles: CaptionStyle[], name: string | undefined): CaptionStyle {
  const style = name === undefined ? styles[0] : styles.find(({ id }) => id === name)
  if (!style) throw new IzError('invalid_input', { option: '--style', value: name ?? '' })
  return style
}

function parseTime(text: string, option: string): number {
  const ms = parseTimecode(text)
  if (ms === null) throw new IzError('invalid_input', { option, value: text })
  return ms
}
