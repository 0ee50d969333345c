import { basename, resolve } from 'node:path'
import { IzError } from '#shared/error.ts'
import { languages } from '#shared/language.ts'
import { textFit } from '../../domain/transcript/alignment/text-fit.ts'
import { transcriptOfText } from '../../domain/transcript/alignment/timed-transcript.ts'
import { readTypedText } from '../../domain/transcript/alignment/typed-text.ts'
import { writeTextFile } from '../../infra/files/text-file.ts'
import type { CliContext } from '../context.ts'
import { readGivenText } from '../given-text.ts'
import { invalidOption, parseEnding, parseOption } from '../options.ts'
import { requireWritableFile } from '../outputs.ts'
import { printedTranscript, transcriptFormats } from '../printed-transcript.ts'
import { orStopped } from '../stop.ts'

export interface AlignArguments {
  media: string
  text: string
  language: string
  model: string
  out: string
}

/**
 * `iz align`: a text somebody has written, to subtitles or a JSON transcript with the time at which each word is said.
 *
 * @throws invalid_input for an unknown language or ending or a model that is not gigaam, text_empty, text_not_heard, path_not_writable
 *   before anything is decoded; what probing, the engine and writing throw.
 */
export async function align(context: CliContext, given: AlignArguments): Promise<void> {
  const { signal } = context
  const language = parseOption(languages, given.language, '--language')
  const format = parseEnding(transcriptFormats, given.out, '--out')
  await requireWritableFile(given.out, '--out')
  const typed = readTypedText(await readGivenText(resolve(given.text), signal))
  if (typed.words.length === 0) throw new IzError('text_empty', { file: basename(given.text) })

  const model = await orStopped(signal, context.transcriber.identifyModel(resolve(given.model)))
  if (model.engine !== 'gigaam') throw invalidOption('--model', given.model, 'gigaam')
  const mediaPath = resolve(given.media)
  const { durationMs, audio } = await context.media.probe(mediaPath, { signal })
  if (audio === null) throw new IzError('media_no_audio', { file: basename(mediaPath) })

  const words = typed.words.map(({ text }) => ({ text, language }))
  const aligned = await context.aligner.align(
    { mediaPath, durationMs, model, words, range: null },
    {
      signal,
      onProgress: (done, total) => context.progress.update('align', done, total),
      onVoiceActivityFailure: (warning) => {
        context.progress.clear()
        context.warn(warning)
      },
    },
  )
  const { kind, percent } = textFit(
    aligned,
    words.map(({ text }) => text),
  )
  if (kind === 'other') throw new IzError('text_not_heard', { file: basename(mediaPath), percent })
  const transcript = transcriptOfText(typed, aligned, {
    language,
    durationMs,
    modelName: basename(model.path),
    fit: kind,
  })
  await writeTextFile(given.out, printedTranscript(transcript, format))
  if (kind !== 'partly') return
  context.progress.end()
  context.warn({ code: 'text_partly_heard', params: { file: basename(mediaPath), percent } })
}
