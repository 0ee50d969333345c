import { createInterface } from 'node:readline'
import { type FfmpegEnd, fileUrl } from './failure.ts'
import { startFfmpeg } from './process.ts'

/** Runs ffprobe on a file and hands over each line it prints, so that a long list of packets is never held. */
export async function ffprobeLines(
  ffprobePath: string,
  options: readonly string[],
  mediaPath: string,
  onLine: (line: string) => void,
  signal?: AbortSignal,
): Promise<FfmpegEnd> {
  const args = ['-hide_banner', '-loglevel', 'error', ...options, fileUrl(mediaPath)]
  const running = startFfmpeg(ffprobePath, args, signal)
  const lines = createInterface({ input: running.stdout })
  lines.on('error', () => {})
  lines.on('line', onLine)
  const closed = new Promise<void>((resolve) => lines.once('close', resolve))
  const end = await running.ended
  if (end.spawnError || signal?.aborted) lines.close()
  await closed
  return end
}

/** Runs ffprobe on a file and gives all that it prints. For answers that are short. */
export async function ffprobeText(
  ffprobePath: string,
  options: readonly string[],
  mediaPath: string,
  signal?: AbortSignal,
): Promise<{ text: string; end: FfmpegEnd }> {
  let text = ''
  const end = await ffprobeLines(ffprobePath, options, mediaPath, (line) => (text += `${line}\n`), signal)
  return { text, end }
}
