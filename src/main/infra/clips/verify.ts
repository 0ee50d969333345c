import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { explainFailure } from '../ffmpeg/failure.ts'
import { ffprobeText } from '../ffmpeg/lines.ts'

/**
 * Length of the video in each finished file, in ms, as ffprobe reads it from the index.
 *
 * @param mediaPath the recording that errors name
 * @throws ffmpeg_failed when a file has no video after all, and what ffprobe's own end means
 */
export async function videoLengths(
  ffprobe: string,
  paths: string[],
  mediaPath: string,
  signal: AbortSignal,
): Promise<number[]> {
  return Promise.all(
    paths.map(async (path) => {
      const options = ['-select_streams', 'v:0', '-show_entries', 'stream=duration', '-of', 'csv=p=0']
      const { text, end } = await ffprobeText(ffprobe, options, path, signal)
      if (signal.aborted) throw new IzError('cancelled', { file: basename(mediaPath) })
      const length = Number.parseFloat(text)
      if (end.exitCode !== 0) throw await explainFailure(end, mediaPath)
      if (!(length > 0)) {
        throw new IzError('ffmpeg_failed', { file: basename(mediaPath) }, { detail: end.stderr })
      }
      return Math.round(length * 1000)
    }),
  )
}
