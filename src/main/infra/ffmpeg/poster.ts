import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Control } from '../../services/control.ts'
import { writeAtomically } from '../files/atomic.ts'
import { fileUrl } from './failure.ts'
import { fitted } from './proxy.ts'
import { runFfmpeg } from './run.ts'

const longestSide = 640
const windowSeconds = 10
/** Mean luma (0..255, black is 16) below which a picture counts as black: a fade, a lens cap. */
const blackLuma = 32

/**
 * Writes one JPEG, its longer side at most 640 pixels: the most typical picture of the seconds after `atMs` that is not black. If
 * all there is black, or there is nothing, the beginning is tried, and then any picture will do.
 *
 * @throws media_no_video; what `runFfmpeg` and `writeAtomically` throw
 */
export async function writePoster(
  ffmpegPath: string,
  path: string,
  info: MediaInfo,
  atMs: number,
  outPath: string,
  control: Control,
): Promise<void> {
  const { video } = info
  if (!video) throw new IzError('media_no_video', { file: basename(path) })
  const { width, height } = fitted(video.width, video.height, longestSide)
  const scale = `scale=${width}:${height},setsar=1,format=yuv420p`
  const notBlack = `signalstats,metadata=mode=select:key=lavfi.signalstats.YAVG:value=${blackLuma}:function=greater`
  const start = Math.min(Math.max(0, atMs), Math.max(0, info.durationMs - 1))
  const attempts = [
    { from: start, filter: `fps=5,${scale},${notBlack},thumbnail=10` },
    { from: 0, filter: `fps=5,${scale},${notBlack},thumbnail=10` },
    { from: start, filter: scale },
    { from: 0, filter: scale },
  ]
  await writeAtomically(outPath, async (tempPath) => {
    for (const { from, filter } of attempts) {
      await runFfmpeg({
        ffmpegPath,
        file: path,
        signal: control.signal,
        args: [
          ...['-ss', (from / 1000).toFixed(3), '-t', String(windowSeconds), '-i', fileUrl(path)],
          ...['-map', '0:V:0', '-vf', filter, '-frames:v', '1'],
          // The plain JPEG muxer: the one for picture series reads a % in the name as a counter.
          ...['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '3', '-f', 'mjpeg', fileUrl(tempPath)],
        ],
      })
      if (await hasContent(tempPath)) return
    }
    throw new IzError('media_no_video', { file: basename(path) }, { detail: 'no picture could be decoded' })
  })
}

async function hasContent(path: string): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size > 0,
    () => false,
  )
}
