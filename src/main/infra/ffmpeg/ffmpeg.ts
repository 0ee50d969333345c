import type { FfmpegCandidate, MediaTools } from '../../services/media/ports.ts'
import { createDiscovery, type DiscoveryOptions } from './discovery.ts'
import { computePeaks } from './peaks.ts'
import { writePoster } from './poster.ts'
import { probeMedia } from './probe.ts'
import { writeProxy } from './proxy.ts'

export interface Ffmpeg extends MediaTools {
  /** The programs in use, for the parts that start them on their own. @throws ffmpeg_missing, ffmpeg_unsuitable */
  locate(): Promise<FfmpegCandidate>
}

/** The app's media tools on the ffmpeg that discovery finds. Any method may throw ffmpeg_missing or ffmpeg_unsuitable. */
export function createFfmpeg(options: DiscoveryOptions): Ffmpeg {
  const { locate, report } = createDiscovery(options)
  return {
    locate,
    report,
    async probe(path, control) {
      return probeMedia((await locate()).ffprobe, path, control?.signal)
    },
    async peaks(path, info, control) {
      return computePeaks((await locate()).ffmpeg, path, info, control)
    },
    async poster(path, info, atMs, outPath, control) {
      await writePoster((await locate()).ffmpeg, path, info, atMs, outPath, control)
    },
    async proxy(path, info, outPath, control) {
      await writeProxy((await locate()).ffmpeg, path, info, outPath, control)
    },
  }
}
