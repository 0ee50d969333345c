import { basename, extname, resolve } from 'node:path'
import { type Preset, presetIds } from '#shared/clip.ts'
import type { WireError } from '#shared/error.ts'
import { centred, type FramingChoice } from '#shared/framing.ts'
import { formatClock } from '#shared/time.ts'
import { refuseUnshown } from '../../domain/subtitles/unshown.ts'
import { loadPresets, loadStyles } from '../../infra/captions/catalogue.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import type { CliContext } from '../context.ts'
import { parseList, parseOption, parseShares, parseTime } from '../options.ts'
import { requireFolder } from '../outputs.ts'
import { orStopped } from '../stop.ts'

export interface ExportArguments {
  media: string
  subtitles: string
  from: string
  to: string
  preset: string
  out: string
  style?: string | undefined
  focus?: string | undefined
  whole?: boolean | undefined
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
  const framing = framingOf(given)
  await requireFolder(given.out, '--out')

  const cues = await orStopped(signal, readSubtitleFile(given.subtitles))
  refuseUnshown(cues, { name: basename(given.subtitles) }, { inMs, outMs })
  const mediaPath = resolve(given.media)
  const warnings: WireError[] = []
  const info = await context.media.probe(mediaPath, { signal })
  const results = await context.exporter.export(
    {
      ...{ mediaPath, info, inMs, outMs, cues, presets, framing },
      style: styles.find(({ id }) => id === styleId) ?? null,
      outDir: resolve(given.out),
      baseName: basename(mediaPath, extname(mediaPath)),
    },
    {
      signal,
      onProgress: (done, total) => context.progress.update('export', done, total),
      onWarning: (warning) => warnings.push(warning),
    },
  )
  context.progress.end()
  // Platforms change their limits, so they are no reason not to make the clip.
  for (const warning of [...warnings, ...lengthWarnings(presets, outMs - inMs)]) context.warn(warning)
  if (given.json) context.print(`${JSON.stringify(results, null, 2)}\n`)
  else for (const result of results) context.print(`${result.path}\n`)
}

/** `--focus` is a point of the picture, per cent from the left and from the top. @throws invalid_input */
function framingOf({ focus, whole }: ExportArguments): FramingChoice {
  const [x, y] = focus === undefined ? [centred.x, centred.y] : parseShares(focus, '--focus')
  return { mode: whole ? 'whole' : centred.mode, x, y }
}

/** One for each platform that refuses clips of this length, ms. */
function lengthWarnings(presets: readonly Preset[], lengthMs: number): WireError[] {
  const warning = (code: 'clip_too_short' | 'clip_too_long', { id }: Preset, limitMs: number): WireError => ({
    code,
    params: { preset: id, limit: formatClock(limitMs) },
  })
  return presets.flatMap((preset) => {
    const { minDurationMs, maxDurationMs } = preset
    if (minDurationMs !== null && lengthMs < minDurationMs)
      return [warning('clip_too_short', preset, minDurationMs)]
    if (maxDurationMs !== null && lengthMs > maxDurationMs)
      return [warning('clip_too_long', preset, maxDurationMs)]
    return []
  })
}
