import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'

/** How a run of ffmpeg or ffprobe ended. `spawnError` is set when it could not be started at all. */
export interface FfmpegEnd {
  exitCode: number | null
  /** The signal it was ended by, unless we asked for that. */
  killedBy: NodeJS.Signals | null
  /** The last 64 kB of what it wrote to stderr. */
  stderr: string
  spawnError: NodeJS.ErrnoException | null
}

/** An input as ffmpeg should read it: `file:` keeps names with a leading `-` or a `:` from being taken for something else. */
export function fileUrl(path: string): string {
  return `file:${path}`
}

/** Sent by another program, or a system short of memory; a crash ends by others. */
const fromOutside: ReadonlySet<NodeJS.Signals> = new Set(['SIGKILL', 'SIGTERM'])
/** A terminal sends these to the app and its programs alike. */
const fromTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGHUP'])
/**
 * What ffmpeg exits with when it leaves on SIGTERM or SIGINT (measured on a build of 2018 and 5.1.9); which of them it was, it says at log
 * level `info` only. Its other way to 255, EPERM in ffmpeg 7 and later, comes with words.
 */
const stoppedCode = 255

/**
 * Says why a run failed, from what ffmpeg wrote and, where its words are ambiguous ("No such file or directory" is said of
 * inputs and of output folders alike), from the disk.
 *
 * @param file the recording's path; the error names its base name
 * @returns ffmpeg_missing, ffmpeg_unsuitable, worker_killed and interrupted (as of a speech worker), disk_full, file_missing,
 *   file_unreadable, path_not_writable, media_truncated, media_no_audio, media_no_video, media_unrecognised, or ffmpeg_failed with
 *   stderr as detail
 */
export async function explainFailure(end: FfmpegEnd, file: string): Promise<IzError> {
  const params = { file: basename(file) }
  if (end.spawnError) {
    const code = end.spawnError.code === 'ENOENT' ? 'ffmpeg_missing' : 'ffmpeg_unsuitable'
    return new IzError(code, params, { detail: end.spawnError.message, cause: end.spawnError })
  }
  const text = end.stderr
  const error = (code: IzError['code']) =>
    new IzError(code, params, { detail: `exit ${end.killedBy ?? end.exitCode}\n${text}`.trim() })

  if (end.killedBy) {
    if (fromTerminal.has(end.killedBy)) return error('interrupted')
    if (fromOutside.has(end.killedBy)) return error('worker_killed')
  }
  if (mentionsFullDisk(text)) return error('disk_full')
  if (await isMissing(file)) return error('file_missing')
  if (/Permission denied|Operation not permitted|Read-only file system/i.test(text)) {
    return error((await isReadable(file)) ? 'path_not_writable' : 'file_unreadable')
  }
  if (end.exitCode === stoppedCode) {
    return error(/received signal 2\b/.test(text) ? 'interrupted' : 'worker_killed')
  }
  if (/No such file or directory/i.test(text)) return error('path_not_writable')
  if (/moov atom not found/.test(text)) return error('media_truncated')
  if (/Stream map '0:a[^']*' matches no streams/.test(text)) return error('media_no_audio')
  if (/Stream map '0:v[^']*' matches no streams/.test(text)) return error('media_no_video')
  // Broken frames inside a readable file say "Invalid data" as well; only the opening of the input is meant here.
  if (/^(?:file:.*|.*Error opening input.*): Invalid data found when processing input/m.test(text)) {
    return error('media_unrecognised')
  }
  return error('ffmpeg_failed')
}

/** True where ffmpeg ran out of room. Old builds say so and still exit with 0, so it is asked after every run. */
export function mentionsFullDisk(stderr: string): boolean {
  return /No space left on device|Disk quota exceeded|There is not enough space on the disk/i.test(stderr)
}

async function isMissing(path: string): Promise<boolean> {
  try {
    await stat(path)
    return false
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' || code === 'ENOTDIR'
  }
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
