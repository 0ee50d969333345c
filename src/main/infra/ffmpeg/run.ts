import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { IzError } from '#shared/error.ts'
import { explainFailure, mentionsFullDisk } from './failure.ts'
import { startFfmpeg } from './process.ts'

export interface FfmpegRun {
  ffmpegPath: string
  /** Inputs, filters and outputs, without the general options, which `runFfmpeg` puts before them. stdout is taken by progress. */
  args: readonly string[]
  /** The recording worked on, as a path; errors name its base name, and its disappearance is told from other failures. */
  file: string
  signal?: AbortSignal
  /** ms of output written so far; about twice a second, never going back. */
  onProgress?: (ms: number) => void
  /** `info` where a filter (loudnorm, ebur128) prints its findings to stderr. Default `error`. */
  logLevel?: 'error' | 'warning' | 'info'
  /** The folder in which relative names inside a filter graph are looked up; there they need no escaping. */
  cwd?: string
  /** Added to this process's environment. */
  env?: Record<string, string>
}

/**
 * Runs ffmpeg to its end. An existing output is overwritten: give it a temporary name (files/atomic.ts).
 *
 * @returns the last 64 kB of stderr
 * @throws cancelled (within half a second of the abort), disk_full, path_not_writable, file_missing, file_unreadable, media_unrecognised,
 *   media_truncated, media_no_audio, media_no_video, ffmpeg_missing, ffmpeg_unsuitable, ffmpeg_failed, worker_killed,
 *   interrupted
 */
export async function runFfmpeg(run: FfmpegRun): Promise<{ stderr: string }> {
  const cancelled = () => new IzError('cancelled', { file: basename(run.file) })
  if (run.signal?.aborted) throw cancelled()

  const general = ['-nostdin', '-hide_banner', '-nostats', '-y']
  const report = ['-loglevel', run.logLevel ?? 'error', '-progress', 'pipe:1']
  const place = { ...(run.cwd ? { cwd: run.cwd } : {}), ...(run.env ? { env: run.env } : {}) }
  const running = startFfmpeg(run.ffmpegPath, [...general, ...report, ...run.args], run.signal, place)

  let done = 0
  const lines = createInterface({ input: running.stdout })
  lines.on('error', () => {})
  lines.on('line', (line) => {
    const ms = parseProgressLine(line)
    if (ms === null || ms <= done || run.signal?.aborted) return
    done = ms
    run.onProgress?.(ms)
  })

  const end = await running.ended
  lines.close()
  if (run.signal?.aborted) throw cancelled()
  if (end.exitCode !== 0 || mentionsFullDisk(end.stderr)) throw await explainFailure(end, run.file)
  return { stderr: end.stderr }
}

/**
 * ms of one line of `-progress` output, null for lines about other things. `out_time_ms` is microseconds in every ffmpeg from 2012 to
 * 8 (ticket 7345); `out_time_us` came only in 4.0.
 */
export function parseProgressLine(line: string): number | null {
  const match = /^out_time_ms=(\d+)\s*$/.exec(line)
  return match ? Math.floor(Number(match[1]) / 1000) : null
}
