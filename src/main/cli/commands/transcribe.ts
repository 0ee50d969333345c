import { basename, resolve } from 'node:path'
import { IzError } from '#shared/error.ts'
import { spokenLanguageSchema } from '#shared/language.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { subtitleFormats } from '#shared/subtitles.ts'
import { engineNames, type Transcript } from '#shared/transcript.ts'
import { printSubtitles } from '../../domain/subtitles/formats.ts'
import { cutIntoCues } from '../../domain/subtitles/segment.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import type { CliContext } from '../context.ts'
import { invalidOption, parseEnding, parseOption } from '../options.ts'
import { requireWritableFile } from '../outputs.ts'

export interface TranscribeArguments {
  media: string
  language: string
  engine?: string | undefined
  model: string
  translate?: string | undefined
  out: string
}

/**
 * `iz transcribe`: a recording to subtitles cut by the rules, or to a JSON transcript, by the ending of `--out`.
 *
 * @throws invalid_input for an unknown language, engine or ending; path_not_writable before anything is transcribed; what probing, the
 *   engine and writing throw.
 */
export async function transcribe(context: CliContext, given: TranscribeArguments): Promise<void> {
  const { signal } = context
  const language = parseOption(spokenLanguageSchema.options, given.language, '--language')
  const engine = given.engine === undefined ? null : parseOption(engineNames, given.engine, '--engine')
  const translateTo =
    given.translate === undefined ? null : parseOption(['en'], given.translate, '--translate')
  const format = parseEnding([...subtitleFormats, 'json'], given.out, '--out')
  await requireWritableFile(given.out, '--out')

  const model = await context.transcriber.identifyModel(resolve(given.model))
  if (engine !== null && engine !== model.engine) throw invalidOption('--engine', engine, model.engine)
  const mediaPath = resolve(given.media)
  const { durationMs, audio } = await context.media.probe(mediaPath, { signal })
  if (audio === null) throw new IzError('media_no_audio', { file: basename(mediaPath) })

  const transcript = await context.transcriber.transcribe(
    { mediaPath, durationMs, model, language, translateTo },
    { signal, onProgress: (done, total) => context.progress.update('transcribe', done, total) },
  )
  await writeTextFile(given.out, printed(transcript, format))
}

function printed(transcript: Transcript, format: (typeof subtitleFormats)[number] | 'json'): string {
  if (format === 'json') return `${JSON.stringify(transcript, null, 2)}\n`
  const { words, language } = transcript
  return printSubtitles(cutIntoCues(words, rulesFor(language), language), format)
}
