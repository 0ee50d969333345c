import type { CtcMatrix } from '../../src/main/domain/transcript/ctc-matrix.ts'
import { parseVocabulary, type Vocabulary } from '../../src/main/domain/transcript/vocabulary.ts'

/** The letters of three languages, as the models have them. */
export const threeLanguages: Vocabulary = parseVocabulary(
  ['▁', "'", '-', ...'abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі', '<blk>']
    .map((symbol, id) => `${symbol} ${id}`)
    .join('\n'),
)

/**
 * What a sure model says of a sound: one symbol a frame of 40 ms, `_` for the blank.
 * @param p how sure, the rest is shared by all other symbols
 */
export function saying(path: string, p = 0.95, { symbols, blank } = threeLanguages): CtcMatrix {
  const frames = Array.from(path)
  const size = symbols.length
  const logProbs = new Float32Array(frames.length * size).fill(Math.log((1 - p) / (size - 1)))
  frames.forEach((symbol, frame) => {
    logProbs[frame * size + (symbol === '_' ? blank : symbols.indexOf(symbol))] = Math.log(p)
  })
  return { logProbs, frames: frames.length, size }
}

/** The path of words said at `perLetter` frames a letter, with a space and `gap` blanks between them. */
export function pathOf(words: readonly string[], perLetter = 2, gap = 3): string {
  const spoken = words.map((word) =>
    Array.from(word, (letter) => letter + '_'.repeat(perLetter - 1)).join(''),
  )
  const blanks = '_'.repeat(gap)
  return blanks + spoken.map((word) => `${word}${blanks}`).join(' ')
}
