import { stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { basename } from 'node:path'
import type { ComputeProvider } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import { decodeGreedy } from '../../domain/transcript/ctc-decode.ts'
import { guessWordLanguages, majorityLanguage } from '../../domain/transcript/language.ts'
import { lengthMsOf } from '../../domain/transcript/sound.ts'
import type { CtcEngine, ModelFiles } from '../../services/transcription/ports.ts'
import { workerEntry } from '../workers/worker-entry.ts'
import { openCtcThreads } from './ctc-thread.ts'
import { readVocabulary } from './vocabulary-file.ts'

/**
 * What a session takes of memory for each byte of the model's file: 1.2 GB and 3 GB for the int8 files of 225 and 592 MB. These are this
 * project's own estimates, as in resources/models.json: the model cards publish none.
 */
const memoryPerByte = 5.3
/** The share of the machine's memory that the sessions of a model may take together. */
const memoryShare = 0.25

/** Chunks of packed speech are this long on the average, ms; the longest is 25 s. */
const usualChunkMs = 17_000

/** About how many chunks there are in so much of a recording, one at least. */
export function chunksIn(ms: number): number {
  return Math.max(1, Math.ceil(ms / usualChunkMs))
}

/**
 * GigaAM Multilingual CTC. Its words are lower case, without punctuation and digits; with `auto` each word's language is guessed
 * from its letters. Works on several chunks at once where the model is small enough to be loaded more than once: sessions of one
 * thread each on chunks of their own gain more than the threads of one session.
 * @param threads of all its sessions together; the options of a later call do not change it
 * @param chunks how many there will be: no more sessions are loaded than that
 * @throws model_missing, model_invalid, model_vocabulary_missing; a call for a translation: model_language
 */
export async function loadGigaam(
  model: ModelFiles,
  threads: number,
  provider: ComputeProvider = 'cpu',
  chunks = Number.POSITIVE_INFINITY,
): Promise<CtcEngine> {
  const vocabulary = await readVocabulary(model)
  const symbols = vocabulary.symbols.length
  // Where the file is missing, the session says so.
  const bytes = await stat(model.path).then(
    ({ size }) => size,
    () => 0,
  )
  // A graphics processor has one memory and one queue: a second session on it gains nothing.
  const width = provider === 'cpu' ? Math.min(chunks, sessionCount(threads, bytes, totalmem())) : 1
  const options = { path: model.path, symbols, threads: Math.max(1, Math.floor(threads / width)), provider }
  const sessions = await openCtcThreads(workerEntry('transcription'), options, width)
  return {
    name: 'gigaam',
    width,
    vocabulary,
    posteriors: (samples) => sessions.run(samples),
    async recognise(chunk, { language, translateTo }, signal) {
      if (translateTo) {
        throw new IzError('model_language', { file: basename(model.path) }, { detail: 'it cannot translate' })
      }
      signal.throwIfAborted()
      const lengthMs = lengthMsOf(chunk.samples)
      const matrix = await sessions.run(chunk.samples)
      const decoded = decodeGreedy(matrix.logProbs, matrix.frames, vocabulary, lengthMs)
      const languages =
        language === 'auto'
          ? guessWordLanguages(decoded.map(({ text }) => text))
          : decoded.map(() => language)
      return {
        words: decoded.map(({ text, startMs, endMs, confidence }, i) => ({
          text,
          startMs: chunk.startMs + startMs,
          endMs: chunk.startMs + endMs,
          confidence,
          language: languages[i] ?? null,
          speaker: null,
        })),
        language: majorityLanguage(languages),
        matrix,
      }
    },
    close: () => sessions.close(),
  }
}

/** How many sessions of a model run beside each other: one a thread, as far as a quarter of the memory goes. */
export function sessionCount(threads: number, modelBytes: number, memoryBytes: number): number {
  const fitting = Math.floor((memoryShare * memoryBytes) / Math.max(1, memoryPerByte * modelBytes))
  return Math.max(1, Math.min(threads, fitting))
}
