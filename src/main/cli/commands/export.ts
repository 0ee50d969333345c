import { basename, extname, resolve } from 'node:path'
import { presetIds } from '#shared/clip.ts'
import { loadPresets, loadStyles } from '../../infra/captions/catalogue.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import type { CliContext } from '../context.ts'
import { parseList, parseOption, parseTime } from '../options.ts'
import { requireFolder } from '../outputs.ts'

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

/** `iz export`: one captioned MP4 for each preset, directly in `--out`, and what was measured of each, in the order asked for. */
export async function exportClips(context: CliContext, given: ExportArguments): Promise<void> {
  const { signal } = context
  const wanted = parseList(presetIds, given.preset, '--preset')
  const known = await loadPresets()
  const presets = wanted.flatMap((id) => known.filter((preset) => preset.id === id))
  const styles = await loadStyles()
  const ids = styles.map(({ id }) => id)
  const styleId = given.style === undefined ? ids[0] : parseOption(ids, given.style, '--style')
  const inMs = parseTime(given.from, '--from')
  const outMs = parseTime(given.to, '--to')
  await requireFolder(given.out, '--out')

  const cues = await readSubtitleFile(given.subtitles)
  const mediaPath = resolve(given.media)
  const info = await context.media.probe(mediaPath, { signal })
  const results = await context.exporter.export(
    {
      ...{ mediaPath, info, inMs, outMs, cues, presets },
      style: styles.find(({ id }) => id === styleId) ?? null,
      outDir: resolve(given.out),
      baseName: basename(mediaPath, extname(mediaPath)),
    },
    { signal, onProgress: (done, total) => context.progress.update('export', done, total) },
  )
  if (given.json) context.print(`${JSON.stringify(results, null, 2)}\n`)
  else for (const result of results) context.print(`${result.path}\n`)
}
