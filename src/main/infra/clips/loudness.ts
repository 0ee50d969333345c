import type { Preset } from '#shared/clip.ts'
import { fileUrl } from '../ffmpeg/failure.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'

/** Programme loudness (LUFS, EBU R 128) and true peak (dBTP); null for silence and for sound too short to gate (under 0.4 s). */
export interface Loudness {
  lufs: number | null
  truePeakDb: number | null
}

export type LoudnessTarget = Preset['loudness']

/** What to do to a clip's sound so that it meets a target. */
export interface GainPlan {
  gainDb: number
  /** Ceiling of the limiter, dB below full scale; null where the peaks are low enough without one. */
  ceilingDb: number | null
}

/** AAC moves the peaks of what it encodes; this is kept free at first, and more where the encoded sound shows the need. */
const codecHeadroomDb = 0.5
/** More would only bring up the room: speech recorded 30 dB too low is lost anyway. */
const maxGainDb = 30
const closeEnoughDb = 0.3
/** From here on two sounds are heard to differ in level. */
const audibleDb = 1

/** Every sound is made 48 kHz stereo first, before it is measured as before it is encoded; a late start comes as silence. */
export const soundInput =
  'aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo'

/**
 * One constant gain, and a true-peak limiter only where the gain would push peaks over the target's. ffmpeg's own two-pass
 * `loudnorm` falls back to riding the level there, and leaves clips under three seconds several LU below the target.
 *
 * @param measured the untouched sound
 * @returns a gain of 0 for silence
 */
export function firstPlan(target: LoudnessTarget, measured: Loudness): GainPlan {
  if (measured.lufs === null || measured.truePeakDb === null) return { gainDb: 0, ceilingDb: null }
  const gainDb = Math.min(target.lufs - measured.lufs, maxGainDb)
  const ceilingDb = target.truePeakDb - codecHeadroomDb
  return { gainDb, ceilingDb: measured.truePeakDb + gainDb <= ceilingDb ? null : ceilingDb }
}

/**
 * A better plan, from what an encoder made of one: a limiter takes loudness away, and a codec moves peaks.
 *
 * @returns null where the encoded sound meets the target, or nothing more can be done
 */
export function correctedPlan(plan: GainPlan, target: LoudnessTarget, encoded: Loudness): GainPlan | null {
  if (encoded.lufs === null || encoded.truePeakDb === null) return null
  const missing = target.lufs - encoded.lufs
  const over = encoded.truePeakDb - target.truePeakDb
  if (Math.abs(missing) <= closeEnoughDb && over <= 0) return null
  const ceilingDb = over > 0 ? (plan.ceilingDb ?? target.truePeakDb) - over - 0.1 : (plan.ceilingDb ?? null)
  const gainDb = Math.min(plan.gainDb + missing, maxGainDb)
  return gainDb === plan.gainDb && ceilingDb === plan.ceilingDb ? null : { gainDb, ceilingDb }
}

/** Whether a sound stays audibly under its target because even the most gain is not enough; a limiter's doing is another matter. */
export function isTooQuiet({ gainDb }: GainPlan, target: LoudnessTarget, { lufs }: Loudness): boolean {
  return gainDb >= maxGainDb && lufs !== null && target.lufs - lufs > audibleDb
}

/** The plan as filters, to stand after `soundInput`. The limiter works at four times the rate, as true peaks are defined. */
export function gainFilters(plan: GainPlan): string[] {
  const gain = plan.gainDb === 0 ? [] : [`volume=${plan.gainDb.toFixed(2)}dB:precision=float`]
  if (plan.ceilingDb === null) return gain
  const limit = (10 ** (plan.ceilingDb / 20)).toFixed(6)
  const limiter = `alimiter=limit=${limit}:attack=5:release=80:level=0`
  return [...gain, 'aresample=192000', limiter, 'aresample=48000']
}

/**
 * Loudness of several sounds in one run. No picture is decoded.
 *
 * @param inputs ffmpeg's arguments of each input, up to and with `-i FILE`
 * @param file the recording that errors name
 * @throws what `runFfmpeg` throws
 */
export async function measureLoudness(
  ffmpegPath: string,
  inputs: string[][],
  file: string,
  signal: AbortSignal,
): Promise<Loudness[]> {
  const meter = `${soundInput},ebur128=peak=true:framelog=verbose`
  const { stderr } = await runFfmpeg({
    ...{ ffmpegPath, file, signal, logLevel: 'info' },
    args: [
      ...inputs.flat(),
      ...['-filter_complex', inputs.map((_, index) => `[${index}:a:0]${meter}[m${index}]`).join(';')],
      ...inputs.flatMap((_, index) => ['-map', `[m${index}]`]),
      ...['-f', 'null', '-'],
    ],
  })
  const found = parseSummaries(stderr)
  return inputs.map((_, index) => found[index] ?? { lufs: null, truePeakDb: null })
}

/** Input arguments for the sound of a range of a recording, in ms of it. */
export function soundOf(mediaPath: string, inMs: number, durationMs: number): string[] {
  const range = ['-ss', seconds(inMs), '-t', seconds(durationMs)]
  return [...range, '-vn', '-sn', '-dn', '-i', fileUrl(mediaPath)]
}

/** ms as ffmpeg's seconds. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/**
 * The summaries that ffmpeg's `ebur128` filters print at the end, in the filters' order. A graph of several is set up twice, and the
 * first set of filters sums up nothing: the last summary of each counts.
 */
function parseSummaries(stderr: string): Loudness[] {
  const found = new Map<number, Loudness>()
  for (const [, filter, text = ''] of stderr.matchAll(
    /Parsed_ebur128_(\d+) @ [^\]]*\] Summary:([\s\S]*?)(?=\[Parsed_|$)/g,
  )) {
    const lufs = /\bI:\s+(-?[\d.]+) LUFS/.exec(text)
    const peak = /\bPeak:\s+(-?[\d.]+) dBFS/.exec(text)
    // -70 LUFS is the absolute gate of ITU-R BS.1770: nothing was louder.
    const silent = !lufs || Number(lufs[1]) <= -70
    found.set(Number(filter), {
      lufs: silent ? null : Number(lufs[1]),
      truePeakDb: silent || !peak ? null : Number(peak[1]),
    })
  }
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, loudness]) => loudness)
}
