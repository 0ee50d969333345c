import type { Word } from '#shared/transcript.ts'
import { isSureEnd } from './sentence-ends.ts'
import { capitalise, upperSign } from './upper-case.ts'

/** What a punctuation model says of one word. */
export interface WordMarks {
  /** What stands after it. */
  mark: '' | ',' | '.' | '?'
  /** Whether a sentence ends with it. */
  ends: boolean
  /** Which of its signs (code points) are in upper case. */
  capitals: readonly boolean[]
}

/** Marks for the words of one run of speech, one for each, in their order. */
export type PredictMarks = (texts: readonly string[]) => Promise<WordMarks[]>

/**
 * The texts of words with the punctuation and case a model gives them. A full stop or a question mark ends a sentence whether the model
 * says so elsewhere or not, as in subtitles; so do the last word, another voice, and a pause in which nobody goes on. What begins a sentence
 * has an upper case letter. Letters never change; the case of a name does not either.
 * @param cased the words with the names among them in their case, as `caseNames` gives them
 * @param names which of them are names of the glossary
 * @param pauses silence after each word, ms
 */
export function writeAsPredicted(
  words: readonly Word[],
  cased: readonly string[],
  names: readonly boolean[],
  pauses: readonly number[],
  predicted: readonly WordMarks[],
): string[] {
  let begins = true
  return cased.map((name, index) => {
    const { mark, ends, capitals } = predicted[index]!
    const isName = names[index] || name !== name.toLowerCase()
    const text = isName ? name : withCapitals(name, capitals)
    const next = words[index + 1]
    const isEnd =
      ends ||
      mark === '.' ||
      mark === '?' ||
      next === undefined ||
      isSureEnd(words[index]!, next, pauses[index]!)
    const after = isEnd ? (mark === '?' ? '?' : '.') : mark
    const written = begins ? capitalise(text) : text
    begins = isEnd
    // A name may have a full stop of its own: Жұмабек т.
    return after === '.' && written.endsWith('.') ? written : written + after
  })
}

/** Upper case where it is asked for and changes nothing else. A word with capitals inside and a small beginning is taken for a mistake. */
function withCapitals(text: string, capitals: readonly boolean[]): string {
  if (!capitals[0]) return text
  const signs = Array.from(text)
  // Prepared for the model, some word has become longer or shorter: of its beginning one can be sure.
  if (signs.length !== capitals.length) return capitalise(text)
  return signs.map((sign, at) => (capitals[at] ? upperSign(sign) : sign)).join('')
}
