import { phoneDigits } from './contact-key.ts'
import { foldName } from './name-fold.ts'

/** What a speaker is found by. */
export interface SearchedSpeaker {
  /** In lower case, as it is written. */
  plain: string
  /** As `foldName` folds it, so that any script finds it. */
  folded: string
  /** Of the contacts. */
  digits: string
}

/** A word of a query, in the ways it is compared. */
export type SpeakerQueryWord = SearchedSpeaker

/**
 * @param texts names, places, notes: whatever a speaker may be found by
 * @param fold another fold than `foldName` must give the same
 */
export function searchedSpeaker(
  texts: readonly string[],
  contacts: readonly string[],
  fold: (text: string) => string = foldName,
): SearchedSpeaker {
  const all = [...texts, ...contacts].filter((text) => text !== '').join(' · ')
  return { plain: all.toLowerCase(), folded: fold(all), digits: contacts.map(phoneDigits).join(' ') }
}

export function speakerQueryWords(query: string): SpeakerQueryWord[] {
  return query
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({
      plain: word.toLowerCase(),
      folded: foldName(word),
      digits: /^[+\d()-]+$/.test(word) ? phoneDigits(word) : '',
    }))
}

/** Shorter runs of digits are in every number. */
const fewestDigits = 3

/** Whether each word of the query is somewhere in the text: as it is, in another script, or as digits of a number. */
export function findsSpeaker(text: SearchedSpeaker, words: readonly SpeakerQueryWord[]): boolean {
  return words.every(
    ({ plain, folded, digits }) =>
      text.plain.includes(plain) ||
      (folded !== '' && text.folded.includes(folded)) ||
      (digits.length >= fewestDigits && text.digits.includes(digits)),
  )
}
