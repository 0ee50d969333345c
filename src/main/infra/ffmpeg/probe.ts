import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { MediaInfo } from '#shared/media.ts'
import { explainFailure } from './failure.ts'
import { type Ffprobe, ffprobeSchema, parseJson } from './ffprobe-json.ts'
import { ffprobeText } from './lines.ts'
import { audioOf, containerName, createdAt, isNoRecording, videoOf } from './media-info.ts'
import { type Signature, sniff } from './sniff.ts'
import { endOfPackets, isCutShort } from './tail.ts'

/**
 * What is in a recording. `container` is `mp4 mov m4a webm matroska mp3 wav …`, with `-live` appended where the file does not say how
 * long it is and its packets had to be counted (a browser's recording, a crashed OBS).
 *
 * A file whose header promises more than the data holds is `media_truncated`: that is an incomplete copy from the card far
 * more often than a broken recording, and the user should copy it again rather than find out in the middle of the edit.
 *
 * @throws file_missing, file_unreadable, file_empty, media_unrecognised, media_truncated, ffmpeg_failed, worker_killed, interrupted, cancelled
 */
export async function probeMedia(
  ffprobePath: string,
  path: string,
  signal?: AbortSignal,
): Promise<MediaInfo> {
  const params = { file: basename(path) }
  const checkCancel = () => {
    if (signal?.aborted) throw new IzError('cancelled', params)
  }
  checkCancel()
  const stats = await statFile(path)
  const signature = await sniff(path).catch((cause) => {
    throw new IzError('file_unreadable', params, { detail: String(cause), cause })
  })

  const options = ['-show_format', '-show_streams', '-of', 'json']
  const { text: json, end } = await ffprobeText(ffprobePath, options, path, signal)
  checkCancel()
  if (end.exitCode !== 0) throw unreadable(await explainFailure(end, path), end.exitCode, signature)

  const parsed = ffprobeSchema.safeParse(parseJson(json))
  if (!parsed.success) {
    throw new IzError('media_unrecognised', params, {
      detail: `${parsed.error.message}\n${json.slice(0, 2000)}`,
    })
  }
  const found = parsed.data
  const video = videoOf(found)
  const audio = audioOf(found)
  if (isNoRecording(found) || (!video && !audio)) {
    const detail = `${found.format.format_name}, no audio or video`
    throw new IzError('media_unrecognised', params, { detail })
  }

  const declared = declaredDuration(found)
  if (declared !== null && (await isCutShort(ffprobePath, path, found, declared, signal))) {
    checkCancel()
    throw new IzError('media_truncated', params, { detail: `${declared} s declared, the data ends earlier` })
  }
  checkCancel()
  const seconds = declared ?? (await endOfPackets(ffprobePath, path, found, signal))
  checkCancel()
  return {
    durationMs: Math.max(0, Math.round(seconds * 1000)),
    container: containerName(found, signature) + (declared === null ? '-live' : ''),
    bytes: stats.size,
    video,
    audio,
    createdAt: createdAt(found),
    modifiedAt: stats.mtime.toISOString(),
  }
}

async function statFile(path: string): Promise<Stats> {
  const params = { file: basename(path) }
  const stats = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR'
    throw new IzError(missing ? 'file_missing' : 'file_unreadable', params, { detail: cause.message, cause })
  })
  // A folder or a named pipe; opening the latter would wait for ever.
  if (!stats.isFile()) throw new IzError('media_unrecognised', params, { detail: 'not a regular file' })
  if (stats.size === 0) throw new IzError('file_empty', params)
  return stats
}

/** ffprobe has one word for "never was media" and "was media once"; the first bytes know better. */
function unreadable(error: IzError, exitCode: number | null, signature: Signature): IzError {
  const unknown =
    error.code === 'media_unrecognised' ||
    error.code === 'media_truncated' ||
    // Nothing is written here: it is a list of files that are not there.
    error.code === 'path_not_writable' ||
    (error.code === 'ffmpeg_failed' && exitCode !== null)
  if (!unknown) return error
  const code = signature ? 'media_truncated' : 'media_unrecognised'
  return new IzError(code, error.params, { cause: error, ...(error.detail ? { detail: error.detail } : {}) })
}

/** Seconds, null where the container does not know. */
function declaredDuration(found: Ffprobe): number | null {
  if (found.format.duration !== null && found.format.duration > 0) return found.format.duration
  const longest = Math.max(0, ...found.streams.map((stream) => stream.duration ?? 0))
  return longest > 0 ? longest : null
}
