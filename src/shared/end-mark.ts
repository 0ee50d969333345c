import { wordKey } from './keep-words.ts'

/** What ends a sentence, with the quotation marks and brackets that close on it. */
const endMark = /[.!?…]+[»”"’')\]]*$/u
const endsInLetter = /[\p{L}\p{N}\p{M}]$/u

/**
 * The words that are written in the place of `old`. Whoever types over the last word of a sentence means the word: its mark stays, unless another
 * is typed. Whoever leaves the letters as they are and takes the mark away means the mark.
 */
export function keepEndMark(old: readonly string[], written: readonly string[]): readonly string[] {
  const was = old.at(-1)
  const last = written.at(-1)
  if (was === undefined || last === undefined || wordKey(was) === wordKey(last)) return written
  const mark = endMark.exec(was)
  // Marks alone are no word that could be mistaken.
  if (!mark || mark.index === 0 || !endsInLetter.test(last)) return written
  return [...written.slice(0, -1), last + mark[0]]
}
