import { randomUUID } from 'node:crypto'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import type { Word } from '#shared/transcript.ts'
import type { AlignedWord } from '../../domain/transcript/alignment/align-words.ts'
import { type TextFit, textFit } from '../../domain/transcript/alignment/text-fit.ts'
import { retime, transcriptOfText } from '../../domain/transcript/alignment/timed-transcript.ts'
import { readTypedText } from '../../domain/transcript/alignment/typed-text.ts'
import { wholeWords } from '../../domain/transcript/put-range.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobContext, JobRunner } from '../jobs/job-queue.ts'
import { collectWarnings, type JobWarnings } from '../jobs/job-warnings.ts'
import type { JobResults, StoredJob } from '../jobs/ports.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import { trackFromTranscript } from '../tracks/new-track.ts'
import type { Aligner } from './align-ports.ts'
import { type AligningModels, aligningModel } from './aligning-model.ts'
import { writeTranscript } from './transcript-edits.ts'

interface Deps {
  aligner: Aligner
  media: MediaTools
  models: AligningModels
  events: EventBus
}

/** Times words by the sound: those of a transcript, in one step of undo with the tracks cut from it, or a typed text, of which it makes both. */
export function createAlignRunner(deps: Deps): JobRunner<'align'> {
  return (job, context) =>
    job.input.transcriptId === null ? timeText(deps, job, context) : timeTranscript(deps, job, context)
}

async function timeTranscript(
  deps: Deps,
  { input }: StoredJob<'align'>,
  context: JobContext,
): Promise<JobResults['align']> {
  const { library } = context
  const transcriptId = input.transcriptId!
  const transcript = found(library.transcripts.get(transcriptId), transcriptId)
  const take = found(library.takes.get(transcript.takeId), transcript.takeId)
  const range = input.range ? wholeWords(transcript.words, input.range, transcript.durationMs) : null
  const from = range?.from ?? 0
  const words = transcript.words.slice(from, range?.to ?? transcript.words.length)
  const warnings = collectWarnings(context.log)
  const { aligned, fit } = await listen(deps, context, warnings, take, input.language, {
    range,
    words: words.map((word) => ({ ...written(word, transcript), rough: word })),
  })
  // Never refused: its words are of this recording, however poorly they are heard, and those that are not found keep their times.
  warnIfPartly(warnings, take.name, fit)
  const now = found(library.transcripts.get(transcriptId), transcriptId)
  // Times belong to words: other words than those that were listened for keep their own.
  if (now.revision !== transcript.revision && !sameWords(now, transcript)) {
    throw new IzError('edit_conflict', {
      name: take.name,
      revision: transcript.revision,
      current: now.revision,
    })
  }
  const { trackIds } = writeTranscript(library, now, retime(now, from, aligned), 'transcript_align')
  deps.events.changed('transcripts', transcriptId)
  for (const id of trackIds) deps.events.changed('tracks', id)
  deps.events.changed('history')
  return { transcriptId, ...warnings.result() }
}

async function timeText(
  deps: Deps,
  { input }: StoredJob<'align'>,
  context: JobContext,
): Promise<JobResults['align']> {
  const { library } = context
  const { takeId, language } = input
  const take = found(library.takes.get(takeId), takeId)
  const typed = readTypedText(input.text ?? '')
  const warnings = collectWarnings(context.log)
  const { aligned, fit, modelName, durationMs } = await listen(deps, context, warnings, take, language, {
    range: input.range ?? null,
    words: typed.words.map(({ text }) => ({ text, language })),
  })
  if (fit.kind === 'other') throw new IzError('text_not_heard', { file: take.name, percent: fit.percent })
  warnIfPartly(warnings, take.name, fit)
  const transcript = transcriptOfText(typed, aligned, { language, durationMs, modelName, fit: fit.kind })
  const transcriptId = randomUUID()
  const now = new Date().toISOString()
  const track = trackFromTranscript(library, { id: transcriptId, takeId, transcript, now })
  library.transaction(() => {
    const summary = { id: transcriptId, takeId, modelName, translated: false, createdAt: now }
    library.transcripts.insert(summary, transcript)
    library.tracks.insert(track)
  })
  deps.events.changed('transcripts', transcriptId)
  deps.events.changed('tracks', track.id)
  deps.events.changed('interviews', take.interviewId)
  return { transcriptId, ...warnings.result() }
}

async function listen(
  { aligner, media, models }: Deps,
  { progress, signal }: JobContext,
  warnings: JobWarnings,
  take: { path: string; name: string; info: { durationMs: number } | null },
  language: StoredTranscript['language'],
  asked: Pick<Parameters<Aligner['align']>[0], 'words' | 'range'>,
): Promise<{ aligned: AlignedWord[]; fit: TextFit; modelName: string; durationMs: number }> {
  const model = await aligningModel(models, language)
  const { durationMs } = take.info ?? (await media.probe(take.path, { signal }))
  progress('align', 'ms', 0, asked.range ? asked.range.endMs - asked.range.startMs : durationMs)
  const aligned = await aligner.align(
    { ...asked, mediaPath: take.path, durationMs, model },
    {
      signal,
      onProgress: (done, total) => progress('align', 'ms', done, total),
      onVoiceActivityFailure: warnings.add,
    },
  )
  const fit = textFit(
    aligned,
    asked.words.map(({ text }) => text),
  )
  return { aligned, fit, modelName: model.name, durationMs }
}

function warnIfPartly(warnings: JobWarnings, file: string, { kind, percent }: TextFit): void {
  if (kind !== 'whole') warnings.add({ code: 'text_partly_heard', params: { file, percent } })
}

function written(
  word: Word,
  { language }: StoredTranscript,
): Pick<Word, 'text'> & { language: StoredTranscript['language'] } {
  return { text: word.text, language: word.language ?? language }
}

function sameWords(a: StoredTranscript, b: StoredTranscript): boolean {
  return (
    a.words.length === b.words.length && a.words.every(({ text }, index) => text === b.words[index]!.text)
  )
}
