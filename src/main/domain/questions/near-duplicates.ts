import type { Language } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { type NearIndex, nearIndex } from './near-index.ts'

/** A text that is new, in the language it is compared in. */
export interface NewText {
  language: Language
  text: string
}

/**
 * The place among `known` of the question that says nearly the same, for each new text; null for those that have none.
 * @param turn is awaited after each text with how many are done: to report, and to let others have their turn
 */
export async function findNearDuplicates(
  known: readonly LocalizedText[],
  fresh: readonly NewText[],
  turn: (done: number) => Promise<void> | undefined,
): Promise<(number | null)[]> {
  const indexes = new Map<Language, NearIndex>()
  const places: (number | null)[] = []
  for (const { language, text } of fresh) {
    const index = indexes.get(language) ?? nearIndex(known.map((other) => other[language]))
    indexes.set(language, index)
    places.push(index.nearest(text))
    await turn(places.length)
  }
  return places
}
