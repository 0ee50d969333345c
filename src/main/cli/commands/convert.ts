import { extname } from 'node:path'
import { subtitleFormatSchema } from '#shared/subtitles.ts'
import { printSubtitles } from '../../domain/subtitles/formats.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import { parseOption } from './transcribe.ts'

/** `iz convert`: subtitles from one format to another, told by the files' endings. */
export async function convert(input: string, output: string): Promise<void> {
  const format = parseOption(subtitleFormatSchema, extname(output).slice(1).toLowerCase(), 'OUT')
  const cues = await readSubtitleFile(input)
  await writeTextFile(output, printSubtitles(cues, format))
}
