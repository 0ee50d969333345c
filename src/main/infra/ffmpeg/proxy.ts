import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Control } from '../../services/control.ts'
import { writeAtomically } from '../files/atomic.ts'
import { fileUrl } from './failure.ts'
import { runFfmpeg } from './run.ts'

const longestSide = 1280

/**
 * Writes an MP4 that Chromium plays and seeks quickly: H.264 main, 8 bits, the longer side at most 1280 pixels, a key frame each
 * second; AAC 128 kbit/s, at most stereo; index first. A recording without a picture becomes an MP4 with sound alone. Personal tags
 * (place, device) are left out. Progress in ms.
 *
 * @throws media_unrecognised for a recording with neither stream; what `runFfmpeg` and `writeAtomically` throw
 */
export async function writeProxy(
  ffmpegPath: string,
  path: string,
  info: MediaInfo,
  outPath: string,
  control: Control,
): Promise<void> {
  if (!info.video && !info.audio) throw new IzError('media_unrecognised', { file: basename(path) })
  await writeAtomically(outPath, (tempPath) =>
    runFfmpeg({
      ffmpegPath,
      file: path,
      signal: control.signal,
      onProgress: (ms) => control.onProgress?.(Math.min(ms, info.durationMs), info.durationMs),
      args: proxyArguments(path, info, tempPath),
    }),
  )
  control.onProgress?.(info.durationMs, info.durationMs)
}

function proxyArguments(path: string, info: MediaInfo, outPath: string): string[] {
  const { video, audio } = info
  const args = ['-i', fileUrl(path), '-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn']
  if (video) {
    const { width, height } = fitted(video.width, video.height, longestSide)
    args.push(
      ...['-map', '0:V:0', '-vf', `scale=${width}:${height},setsar=1,format=yuv420p`],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '25', '-profile:v', 'main'],
      ...['-force_key_frames', 'expr:gte(t,n_forced)'],
    )
  }
  if (audio) {
    args.push(
      ...['-map', '0:a:0', '-af', 'aresample=async=1:first_pts=0', '-c:a', 'aac', '-b:a', '128k'],
      ...['-ac', String(Math.min(2, audio.channels)), '-ar', '48000'],
    )
  }
  // A tape's time code or a camera's gaps can hold back one stream for long; old builds then give up early.
  args.push('-max_muxing_queue_size', '9999', '-movflags', '+faststart', '-f', 'mp4', fileUrl(outPath))
  return args
}

/** The size that keeps the shape, with both sides even (4:2:0) and the longer one at most `longest`; never larger than the original. */
export function fitted(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  const even = (side: number) => Math.max(2, Math.round((side * scale) / 2) * 2)
  return { width: even(width), height: even(height) }
}
