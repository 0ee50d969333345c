import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { PredictMarks, WordMarks } from '../../../domain/transcript/text/predicted-marks.ts'
import { tokenWindows } from '../../../domain/transcript/text/token-windows.ts'
import type { PunctuationFiles } from '../../../services/transcription/ports.ts'
import { maxTokens, openPunctuationSession, type TokenMarks } from './punctuation-session.ts'
import { readSentencePieces, type SentencePieces } from './sentencepiece-file.ts'
import { type WordTokens, wordTokenizer } from './word-tokenizer.ts'

/** A loaded punctuation model. */
export interface Punctuator {
  /** @throws model_invalid */
  predict: PredictMarks
  close(): Promise<void>
}

/**
 * `post_labels` in the configuration of punct_cap_seg_47_language, in their order, as what they are in Kazakh, Russian and English: nothing,
 * . , ? and those of other scripts, of which ・ and the Greek question mark ; are none here.
 */
const labels: readonly WordMarks['mark'][] = [
  ...(['', '.', ',', '?', '?', ',', '.', ','] as const),
  ...(['', '.', '?', ',', '', '.', ',', '?'] as const),
]

/** Each word is judged with so many tokens around it; the authors' own program has 8 (github.com/1-800-BAD-CODE/punctuators, `overlap`). */
const margin = 24

/**
 * Loads a punctuation model and its tokenizer.
 * @throws model_missing, model_vocabulary_missing, model_invalid
 */
export async function loadPunctuator(
  { path, vocabularyPath }: Pick<PunctuationFiles, 'path' | 'vocabularyPath'>,
  threads: number,
): Promise<Punctuator> {
  const pieces = await readPieces(path, vocabularyPath)
  const tokenize = wordTokenizer(pieces)
  const session = await openPunctuationSession(path, threads)
  const limit = maxTokens - 2
  return {
    async predict(texts) {
      const words = texts.map((text) => shortened(tokenize(text), limit))
      const marks: WordMarks[] = []
      for (const { from, to, keepFrom, keepTo } of tokenWindows(
        words.map(({ ids }) => ids.length),
        limit,
        margin,
      )) {
        const inside = words.slice(from, to)
        const found = await session.run([pieces.beginId, ...inside.flatMap(({ ids }) => ids), pieces.endId])
        let at = 1
        inside.forEach((word, index) => {
          const isKept = from + index >= keepFrom && from + index < keepTo
          if (isKept) marks.push(marksOf(word, at, found, basename(path)))
          at += word.ids.length
        })
      }
      return marks
    },
    close: () => session.close(),
  }
}

/** A word of more tokens than go through the model at once ends before its end. */
function shortened(word: WordTokens, limit: number): WordTokens {
  return word.ids.length <= limit ? word : { ...word, ids: word.ids.slice(0, limit) }
}

/** What the tokens from `at` on say of the word they are. */
function marksOf(word: WordTokens, at: number, found: TokenMarks, file: string): WordMarks {
  const last = at + word.ids.length - 1
  const mark = labels[found.after[last]!]
  if (mark === undefined) {
    throw new IzError('model_invalid', { file }, { detail: `a mark number ${found.after[last]}` })
  }
  const signs = word.ids.flatMap((_, index) =>
    Array.from({ length: word.lengths[index]! }, (_, sign) => found.capitals[at + index]![sign] ?? false),
  )
  // The first is the ▁ before the word.
  return { mark, ends: found.ends[last]!, capitals: signs.slice(1, 1 + word.signs) }
}

async function readPieces(path: string, vocabularyPath: string): Promise<SentencePieces> {
  const bytes = await readFile(vocabularyPath).catch((error: Error) => {
    const params = { file: basename(path) }
    throw new IzError('model_vocabulary_missing', params, { detail: error.message, cause: error })
  })
  try {
    return readSentencePieces(bytes)
  } catch (error) {
    const params = { file: basename(vocabularyPath) }
    throw new IzError('model_invalid', params, { detail: (error as Error).message, cause: error })
  }
}
