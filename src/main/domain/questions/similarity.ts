import { type Language, languages } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { foldText } from '#shared/search-fold.ts'

/** From here on two questions are shown to a person as nearly the same; found by reading pairs of the starter bank. */
export const nearDuplicateScore = 0.62

/** A text taken apart, so that it can be compared many times. */
export interface Shape {
  words: Set<string>
  trigrams: Map<string, number>
  trigramCount: number
}

/**
 * How alike two texts are, 0 to 1; 1 for texts that differ only in case, punctuation and look-alike letters. Trigrams (within
 * words) see through the endings of Kazakh and Russian, whole words see that short words matter; the score is their mean.
 */
export function similarity(left: string, right: string): number {
  return alike(shapeOf(left), shapeOf(right))
}

/** The language in which two texts are most alike, and how much; null when they share no language. */
export function mostAlike(
  left: LocalizedText,
  right: LocalizedText,
): { language: Language; score: number } | null {
  let best: { language: Language; score: number } | null = null
  for (const language of languages) {
    if (left[language].trim() === '' || right[language].trim() === '') continue
    const score = similarity(left[language], right[language])
    if (!best || score > best.score) best = { language, score }
  }
  return best
}

export function shapeOf(text: string): Shape {
  const words = foldText(text).split(' ').filter(Boolean)
  const trigrams = new Map<string, number>()
  let trigramCount = 0
  for (const word of words) {
    const letters = [...`  ${word} `]
    for (let index = 0; index + 3 <= letters.length; index += 1) {
      const trigram = letters.slice(index, index + 3).join('')
      trigrams.set(trigram, (trigrams.get(trigram) ?? 0) + 1)
      trigramCount += 1
    }
  }
  return { words: new Set(words), trigrams, trigramCount }
}

/** As `similarity`, of shapes. */
export function alike(left: Shape, right: Shape): number {
  if (left.words.size === 0 || right.words.size === 0) return 0
  let sharedTrigrams = 0
  for (const [trigram, count] of left.trigrams) {
    sharedTrigrams += Math.min(count, right.trigrams.get(trigram) ?? 0)
  }
  let sharedWords = 0
  for (const word of left.words) if (right.words.has(word)) sharedWords += 1
  const byTrigrams = (2 * sharedTrigrams) / (left.trigramCount + right.trigramCount)
  const byWords = (2 * sharedWords) / (left.words.size + right.words.size)
  return (byTrigrams + byWords) / 2
}
