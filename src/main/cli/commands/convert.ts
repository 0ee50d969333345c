import { subtitleFormats } from '#shared/subtitles.ts'
import { printSubtitles } from '../../domain/subtitles/formats.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import { parseEnding } from '../options.ts'

/** `iz convert`: subtitles to the format of the output's ending; what the input is, its content tells. */
export async function convert(input: string, output: string): Promise<void> {
  const format = parseEnding(subtitleFormats, output, 'OUT')
  const cues = await readSubtitleFile(input)
  await writeTextFile(output, printSubtitles(cues, format))
}
