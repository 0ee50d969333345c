import { basename, resolve } from 'node:path'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { IzError, type WireError } from '#shared/error.ts'
import { type SpokenLanguage, spokenLanguageSchema } from '#shared/language.ts'
import { type EngineName, engineNames } from '#shared/transcript.ts'
import { readNames } from '../../domain/glossary/pasted-names.ts'
import { alignerFor, chooseModels } from '../../domain/transcript/choose-models.ts'
import { describeModel } from '../../infra/asr/describe-model.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import type { TranscriptionRequest } from '../../services/transcription/ports.ts'
import type { CliContext } from '../context.ts'
import { readGivenText } from '../given-text.ts'
import { invalidOption, parseEnding, parseOption } from '../options.ts'
import { requireWritableFile } from '../outputs.ts'
import { printedTranscript, transcriptFormats } from '../printed-transcript.ts'
import { orStopped } from '../stop.ts'

export interface TranscribeArguments {
  media: string
  language: string
  engine?: string | undefined
  /** Absent: what is installed, by language. */
  model?: string | undefined
  glossary?: string | undefined
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
  const format = parseEnding(transcriptFormats, given.out, '--out')
  await requireWritableFile(given.out, '--out')

  const models =
    given.model === undefined
      ? await installedModels(context, engine, { language, translateTo })
      : await givenModel(context, given.model, { language, translateTo })
  if (engine !== null && engine !== models.model.engine) {
    throw invalidOption('--engine', engine, models.model.engine)
  }
  const punctuation = await context.punctuationModel()
  const glossary = given.glossary === undefined ? [] : await readGlossary(resolve(given.glossary), signal)
  const mediaPath = resolve(given.media)
  const { durationMs, audio } = await context.media.probe(mediaPath, { signal })
  if (audio === null) throw new IzError('media_no_audio', { file: basename(mediaPath) })

  const warn = (warning: WireError) => {
    context.progress.clear()
    context.warn(warning)
  }
  const transcript = await context.transcriber.transcribe(
    { mediaPath, durationMs, ...models, language, translateTo, glossary, punctuation },
    {
      signal,
      onProgress: (done, total) => context.progress.update('transcribe', done, total),
      onPunctuationFailure: warn,
      onVoiceActivityFailure: warn,
    },
  )
  await writeTextFile(given.out, printedTranscript(transcript, format))
}

/**
 * The file that was named, and what is installed to time its words.
 * @throws model_missing, model_invalid, model_vocabulary_missing, model_language
 */
async function givenModel(
  { transcriber, speechModels, signal }: CliContext,
  path: string,
  { language, translateTo }: { language: SpokenLanguage; translateTo: 'en' | null },
): Promise<Pick<TranscriptionRequest, 'model' | 'aligner'>> {
  const model = await orStopped(signal, transcriber.identifyModel(resolve(path)))
  const { languages } = await describeModel(model)
  if (language !== 'auto' && !languages.includes(language)) {
    throw new IzError('model_language', { file: basename(path), language })
  }
  if (translateTo !== null || model.engine !== 'parakeet') return { model }
  return { model, aligner: alignerFor({ engine: model.engine, demo: false }, await speechModels()) }
}

/** @throws model_none where none is installed, invalid_input where none of the engine is, model_language where none fits */
async function installedModels(
  { speechModels }: CliContext,
  engine: EngineName | null,
  wanted: { language: SpokenLanguage; translateTo: 'en' | null },
): Promise<Pick<TranscriptionRequest, 'model' | 'english' | 'aligner'>> {
  const installed = await speechModels()
  const allowed = installed.filter((model) => engine === null || model.engine === engine)
  const chosen = chooseModels(allowed, wanted)
  // Of the engines that were not asked for, one may still time the words.
  if (chosen) return { ...chosen, aligner: wanted.translateTo ? null : alignerFor(chosen.model, installed) }
  if (installed.length === 0) throw new IzError('model_none')
  const [other] = allowed
  if (!other) {
    const engines = engineNames.filter((name) => installed.some((model) => model.engine === name))
    throw invalidOption('--engine', `${engine}`, engines.join(', '))
  }
  throw new IzError('model_language', { file: other.name ?? basename(other.path), language: wanted.language })
}

/** @throws as `readGivenText` */
async function readGlossary(path: string, signal: AbortSignal): Promise<GlossaryEntry[]> {
  return readNames(await readGivenText(path, signal), 'other').flatMap((fields, index) =>
    fields ? [{ ...fields, id: `${index}`, interviewId: null }] : [],
  )
}
