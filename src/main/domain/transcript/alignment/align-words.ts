import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { ctcFrameMs } from '../ctc-decode.ts'
import type { CtcMatrix } from '../ctc-matrix.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { findWords } from './lattice.ts'
import { spellWords, type WrittenWord } from './spelling.ts'
import { type FoundSpan, settleTimes } from './word-times.ts'

/** A word's place in the sound, ms. */
export interface AlignedWord {
  startMs: number
  endMs: number
  /** Mean posterior of its letters, 0..1; null where nothing says: a word without letters, or in a script the model does not write. */
  confidence: number | null
  /** False where the sound does not have it: the times then only keep the order. */
  found: boolean
}

/** A chunk of a recording and what the model says of it. */
export interface AlignedChunk {
  matrix: CtcMatrix
  /** Place of frame 0 in the recording, and length of the sound, ms. */
  startMs: number
  lengthMs: number
}

/**
 * Times words that somebody else has written (another engine, a person) by a CTC model's posteriors of the sound in which they are said.
 * Words keep their order; each begins where the one before ends or later, and all lie within the chunk. Words that are not said, and
 * speech that is not written, leave the others where they are. Meant for chunks of up to some minutes: time grows with frames x letters.
 */
export function alignWords(
  { matrix, startMs, lengthMs }: AlignedChunk,
  vocabulary: Vocabulary,
  words: readonly (WrittenWord & { rough?: FoundSpan['rough'] })[],
): AlignedWord[] {
  const spellings = spellWords(words, vocabulary)
  const said = spellings.filter((labels) => labels.length > 0)
  const found = findWords(matrix, vocabulary, said)
  let next = 0
  const placed = spellings.map((labels) => (labels.length > 0 ? found[next++]! : null))
  const spans = settleTimes(
    placed.map((frames, index) => ({
      span: frames && {
        startMs: startMs + frames.start * ctcFrameMs,
        endMs: startMs + (frames.end + 1) * ctcFrameMs,
      },
      weight: spellings[index]!.length,
      rough: words[index]!.rough,
    })),
    { fromMs: startMs, toMs: startMs + lengthMs },
  )
  return spans.map((span, index) => {
    const frames = placed[index]
    const isSaid = spellings[index]!.length > 0
    return { ...span, confidence: frames ? frames.confidence : isSaid ? 0 : null, found: frames !== null }
  })
}

/**
 * Words with rough times, of one chunk, timed by its sound: for the text of an engine whose own times are guesses. What is not found
 * stays where it was, between its neighbours. A word without a confidence gets that of its letters.
 * @param language of words that have none of their own
 */
export function timeBySound(
  words: readonly Word[],
  chunk: AlignedChunk,
  vocabulary: Vocabulary,
  language: Language,
): Word[] {
  const aligned = alignWords(
    chunk,
    vocabulary,
    words.map((word) => ({ text: word.text, language: word.language ?? language, rough: word })),
  )
  return words.map((word, index) => {
    const { startMs, endMs, confidence } = aligned[index]!
    return { ...word, startMs, endMs, confidence: word.confidence ?? confidence }
  })
}
