import { extname } from 'node:path'
import { IzError } from '#shared/error.ts'
import { spokenLanguageSchema } from '#shared/language.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { subtitleFormatSchema } from '#shared/subtitles.ts'
import { engineNameSchema, type Transcript } from '#shared/transcript.ts'
import { printSubtitles } from '../../domain/subtitles/formats.ts'
import { cutIntoCues } from '../../domain/subtitles/segment.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import type { CliContext } from '../context.ts'

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
 * @throws invalid_input for an unknown language, engine or ending; what probing, the engine and writing throw.
 */
export async function transcribe(context: CliContext, given: TranscribeArguments): Promise<void> {
  const language = parseOption(spokenLanguageSchema, given.language, '--language')
  const engine = given.engine === undefined ? null : parseOption(engineNameSchema, given.engine, '--engine')
  const print = printerFor(given.out)
  if (given.translate !== undefined && given.translate !== 'en') {
    throw new IzError('invalid_input', { option: '--translate', value: given.translate })
  }
  const model = await context.transcriber.identifyModel(given.model)
  if (engine !== null && engine !== model.engine) {
    throw new IzError(
      'invalid_input',
      { option: '--engine', value: engine },
      { detail: `the model is for ${model.engine}` },
    )
  }
  const info = await context.media.probe(given.media, { signal: context.signal })
  const transcript = await context.transcriber.transcribe(
    {
      mediaPath: given.media,
      durationMs: info.durationMs,
      model,
      language,
      translateTo: given.translate === 'en' ? 'en' : null,
    },
    {
      signal: context.signal,
      onProgress: (done, total) => context.progress.update('transcribe', done, total),
    },
  )
  context.progress.end()
  await writeTextFile(given.out, print(transcript))
}

function printerFor(out: string): (transcript: Transcript) => string {
  const ending = extname(out).slice(1).toLowerCase()
  if (ending === 'json') return (transcript) => `${JSON.stringify(transcript, null, 2)}\n`
  const format = parseOption(subtitleFormatSchema, ending, '--out')
  return ({ words, language }) => printSubtitles(cutIntoCues(words, rulesFor(language), language), format)
}

/** Checks an option's value against its schema. @throws invalid_input naming the option and the value */
export function parseOption<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
  option: string,
): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new IzError('invalid_input', { option, value: String(value) })
  return parsed.data
}
