import type { Word } from './transcript.ts'

type Heard = Pick<Word, 'text' | 'heard' | 'correction'>

/** Whether the glossary put both words, of which one follows the other, there as one name. */
export function isOneName(word: Heard | undefined, next: Heard | undefined): boolean {
  return word?.correction !== undefined && word.correction === next?.correction
}

/** The words, those of a name that the glossary put there as one together. */
export function wholeNames<One extends Heard>(words: readonly One[]): One[][] {
  const names: One[][] = []
  for (const [index, word] of words.entries()) {
    if (isOneName(words[index - 1], word)) names.at(-1)!.push(word)
    else names.push([word])
  }
  return names
}

/** What was heard where these words stand: of those that were heard as they stand, the word itself. */
export function heardText(words: readonly Heard[]): string {
  return words.map(({ heard, text }) => heard ?? text).join(' ')
}

/** What was heard in the place of these words; null where all of them were heard so. */
export function heardInstead(words: readonly Heard[]): string | null {
  return words.every(({ heard }) => heard === undefined) ? null : heardText(words)
}
