import type { Word } from '#shared/transcript.ts'

/** Why a word should be looked at. */
export const checkReasons = ['doubtful', 'flagged', 'corrected'] as const
export type CheckReason = (typeof checkReasons)[number]

/** Below this confidence a word is doubtful, unless a person chooses another threshold. */
export const usualThreshold = 0.6

export interface WordToCheck {
  /** Index among all words. */
  index: number
  reasons: CheckReason[]
}

/** Why a word should be looked at; nothing when a person has done so. */
export function reasonsToCheck(word: Word, threshold: number): CheckReason[] {
  if (word.checked) return []
  const reasons: CheckReason[] = []
  if (word.confidence !== null && word.confidence < threshold) reasons.push('doubtful')
  if (word.flag) reasons.push('flagged')
  // A number in digits keeps what was heard as well, and the glossary puts none in place of a word.
  if (word.heard !== undefined && !/\p{N}/u.test(word.text)) reasons.push('corrected')
  return reasons
}

/** The words to walk through, in order: those with one of the reasons asked for. */
export function wordsToCheck(
  words: readonly Word[],
  threshold: number,
  asked: ReadonlySet<CheckReason>,
): WordToCheck[] {
  const found: WordToCheck[] = []
  for (const [index, word] of words.entries()) {
    const reasons = reasonsToCheck(word, threshold)
    if (reasons.some((reason) => asked.has(reason))) found.push({ index, reasons })
  }
  return found
}

/** The words that nobody has checked and of which the model did not say how sure it is: whether they are doubtful is not known. */
export function wordsOfUnknownConfidence(words: readonly Word[]): Word[] {
  return words.filter(({ confidence, checked }) => confidence === null && !checked)
}

/** How strongly a word is marked as doubtful: 2 below half of the threshold, 1 below it, 0 otherwise and once it has been checked. */
export function doubt(word: Word, threshold: number): 0 | 1 | 2 {
  if (word.checked || word.confidence === null || word.confidence >= threshold) return 0
  return word.confidence < threshold / 2 ? 2 : 1
}
