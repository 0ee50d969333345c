import { IzError } from '#shared/error.ts'
import { explainFailure } from './failure.ts'
import type { Ffprobe, FfprobeStream } from './ffprobe-json.ts'
import { ffprobeLines } from './lines.ts'
import { audioStream, videoStream } from './media-info.ts'

/** A fragmented recording that lost its last fragment (2 s in OBS) is still a good recording. */
const toleratedLossSeconds = 2
/** How far before the end reading starts; more than the usual distance between key frames. */
const windowSeconds = 10

/**
 * Whether the data ends more than 2 s before the declared end. Reads only the last seconds: the index of an MP4 is believed by
 * every tool until the missing frames are asked for.
 */
export async function isCutShort(
  ffprobePath: string,
  path: string,
  found: Ffprobe,
  durationSeconds: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const from = Math.max(0, durationSeconds - windowSeconds)
  const seek = from + Math.max(0, found.format.start_time ?? 0)
  // An interval without an end reads nothing in ffprobe N-66595 (2023, the npm installer's); a day is no end either.
  const interval = ['-read_intervals', `${seek.toFixed(3)}%+86400`]
  const ends = await packetEnds(ffprobePath, path, interval, signal)
  const streams = recordedStreams(found)
  const endOf = (stream: FfprobeStream) => ends.get(stream.index) ?? Number.NEGATIVE_INFINITY

  // Where each stream states its own length (MP4), each must be there: a file cut in its middle may have all of one and none of the other.
  const stated = streams.filter((stream) => stream.duration !== null && stream.duration > from)
  if (stated.length > 0) {
    return stated.some((stream) => endOf(stream) < Number(stream.duration) - toleratedLossSeconds)
  }
  return Math.max(...streams.map(endOf)) < durationSeconds - toleratedLossSeconds
}

/** Seconds from the first to the end of the last packet, found by reading the whole file. @throws as the probe does */
export async function endOfPackets(
  ffprobePath: string,
  path: string,
  found: Ffprobe,
  signal?: AbortSignal,
): Promise<number> {
  const ends = await packetEnds(ffprobePath, path, [], signal)
  const last = Math.max(0, ...recordedStreams(found).map((stream) => ends.get(stream.index) ?? 0))
  return last - Math.max(0, found.format.start_time ?? 0)
}

function recordedStreams(found: Ffprobe): FfprobeStream[] {
  return [videoStream(found), audioStream(found)].filter((stream) => stream !== null)
}

/** For each stream index, the end in seconds of its latest packet. */
async function packetEnds(
  ffprobePath: string,
  path: string,
  options: readonly string[],
  signal?: AbortSignal,
): Promise<Map<number, number>> {
  const ends = new Map<number, number>()
  const entries = [
    '-show_entries',
    'packet=stream_index,pts_time,dts_time,duration_time',
    '-of',
    'compact=p=0',
  ]
  const end = await ffprobeLines(
    ffprobePath,
    [...options, ...entries],
    path,
    (line) => {
      const fields = new Map(line.split('|').map((field) => field.split('=', 2) as [string, string]))
      const stream = Number(fields.get('stream_index'))
      const [pts, dts, length] = ['pts_time', 'dts_time', 'duration_time'].map((name) =>
        Number(fields.get(name)),
      )
      const start = Number.isFinite(pts) ? pts : dts
      if (!Number.isFinite(stream) || start === undefined || !Number.isFinite(start)) return
      const packetEnd = start + (Number.isFinite(length) ? Number(length) : 0)
      ends.set(stream, Math.max(ends.get(stream) ?? Number.NEGATIVE_INFINITY, packetEnd))
    },
    signal,
  )
  if (signal?.aborted) return ends
  // A cut file ends reading with an error too; what was read before it is the answer.
  if (end.spawnError || end.exitCode === null) throw await explainFailure(end, path)
  if (ends.size === 0 && options.length === 0) {
    const cause = await explainFailure(end, path)
    throw new IzError('media_truncated', cause.params, { detail: end.stderr, cause })
  }
  return ends
}
