import { subtitleFormats } from '#shared/subtitles.ts'
import { printSubtitles } from '../../domain/subtitles/formats.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import { parseEnding } from '../options.ts'
import { requireWritableFile } from '../outputs.ts'
import { orStopped } from '../stop.ts'

/** `iz convert`: subtitles to the format of the output's ending; what the input is, its content tells. */
export async function convert(input: string, output: string, signal: AbortSignal): Promise<void> {
  const format = parseEnding(subtitleFormats, output, 'OUT')
  await requireWritableFile(output, 'OUT')
  const cues = await orStopped(signal, readSubtitleFile(input))
  await writeTextFile(output, printSubtitles(cues, format))
}
