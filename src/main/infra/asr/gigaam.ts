import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { decodeGreedy } from '../../domain/transcript/ctc-decode.ts'
import { guessWordLanguages, majorityLanguage } from '../../domain/transcript/language.ts'
import { parseVocabulary, type Vocabulary } from '../../domain/transcript/vocabulary.ts'
import type { ModelFiles, SpeechEngine } from '../../services/transcription/ports.ts'
import { workerEntry } from '../workers/worker-entry.ts'
import { openCtcThread } from './ctc-thread.ts'
import { logMel } from './log-mel.ts'

/**
 * GigaAM Multilingual CTC. Its words are lower case, without punctuation and digits; with `auto` each word's language is guessed
 * from its letters.
 * @param threads of the session; the options of a later call do not change it
 * @throws model_missing, model_invalid, model_vocabulary_missing; a call for a translation: model_language
 */
export async function loadGigaam(model: ModelFiles, threads: number): Promise<SpeechEngine> {
  const vocabulary = await readVocabulary(model)
  const symbols = vocabulary.symbols.length
  const session = await openCtcThread(workerEntry('transcription'), { path: model.path, symbols, threads })
  return {
    name: 'gigaam',
    async recognise(chunk, { language, translateTo }, signal) {
      if (translateTo) {
        throw new IzError('model_language', { file: basename(model.path) }, { detail: 'it cannot translate' })
      }
      signal.throwIfAborted()
      const { features, frames } = logMel(chunk.samples)
      if (frames === 0) return { words: [], language: null }
      const lengthMs = Math.floor(chunk.samples.length / 16)
      const logProbs = await session.run(features, frames)
      const decoded = decodeGreedy(logProbs, logProbs.length / symbols, vocabulary, lengthMs)
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
      }
    },
    close: () => session.close(),
  }
}

async function readVocabulary({ path, vocabularyPath }: ModelFiles): Promise<Vocabulary> {
  if (vocabularyPath === null) throw new IzError('model_vocabulary_missing', { file: basename(path) })
  const bytes = await readFile(vocabularyPath).catch((error: Error) => {
    throw new IzError(
      'model_vocabulary_missing',
      { file: basename(path) },
      { detail: error.message, cause: error },
    )
  })
  try {
    return parseVocabulary(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const params = { file: basename(vocabularyPath) }
    throw new IzError('model_invalid', params, { detail: (error as Error).message, cause: error })
  }
}
