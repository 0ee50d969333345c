import type { Language } from './language.ts'
import { searchWords } from './search-fold.ts'
import type { SearchQuery } from './search-query.ts'
import type { Word } from './transcript.ts'

/** A transcript's words, prepared for many searches: each as it is, in lower case, and folded. */
export interface SearchableWord {
  plain: string
  folded: string
}

/** Words `from` up to, not including, `to`; `exact` when they are written as they were typed. */
export interface WordHit {
  from: number
  to: number
  exact: boolean
}

/** Only words of this speaker or this language; null is any. */
export interface WordFilter {
  speaker: string | null
  language: Language | null
}

/** Folds a transcript's words once. */
export function searchableWords(words: readonly Word[]): SearchableWord[] {
  return words.map(({ text }) => {
    const parts = searchWords(text)
    return {
      plain: parts.map(({ plain }) => plain).join(''),
      folded: parts.map(({ folded }) => folded).join(''),
    }
  })
}

/**
 * Where the words of a query are said one after the other, each as the beginning of a word, in any of the query's readings; all in the
 * voice and the language of the filter. In the order of the recording, never overlapping.
 */
export function findWords(
  words: readonly Word[],
  searchable: readonly SearchableWord[],
  query: SearchQuery,
  filter: WordFilter,
): WordHit[] {
  const passes = (index: number) => {
    const word = words[index]!
    return (
      (filter.speaker === null || word.speaker === filter.speaker) &&
      (filter.language === null || word.language === filter.language)
    )
  }
  const begins = (from: number, parts: readonly string[], of: 'plain' | 'folded') =>
    parts.length > 0 &&
    from + parts.length <= words.length &&
    parts.every((part, offset) => passes(from + offset) && searchable[from + offset]![of].startsWith(part))
  const hits: WordHit[] = []
  for (let from = 0; from < words.length; ) {
    const exact = begins(from, query.exact, 'plain')
    const reading = exact ? query.exact : query.readings.find((parts) => begins(from, parts, 'folded'))
    if (reading) hits.push({ from, to: from + reading.length, exact })
    from += reading?.length ?? 1
  }
  return hits
}

/** A silence this long ends what belongs together (ms). */
const passagePauseMs = 1000
/** No longer than most clips (ms). */
const longestPassageMs = 45_000
const sentenceEnd = /[.!?\u2026]["\u00bb\u201d')]*$/

/**
 * What is said around a hit, to make a clip of: to the ends of its sentence, of the speaker's turn or to a pause, whichever is nearest.
 * @returns words as in `WordHit`
 */
export function passageAround(words: readonly Word[], hit: WordHit): { from: number; to: number } {
  let { from, to } = hit
  const isOne = (before: Word, after: Word) =>
    after.startMs - before.endMs < passagePauseMs &&
    before.speaker === after.speaker &&
    !sentenceEnd.test(before.text)
  const fits = (first: number, end: number) =>
    words[end - 1]!.endMs - words[first]!.startMs <= longestPassageMs
  while (to < words.length && isOne(words[to - 1]!, words[to]!) && fits(from, to + 1)) to += 1
  while (from > 0 && isOne(words[from - 1]!, words[from]!) && fits(from - 1, to)) from -= 1
  return { from, to }
}
