import { searchWords } from '#shared/search-fold.ts'
import { parseQuery } from '#shared/search-query.ts'

/** How a text has what was searched for: word for word, or as another keyboard or alphabet would write it. */
export type TextMatch = 'exact' | 'alike'

/** A text that one search after another looks at: what they compare is made of it once. */
export class SearchedText {
  readonly #text: string
  readonly lower: string
  #folded: readonly string[] | null = null

  /** @param language for its lower case */
  constructor(text: string, language: string) {
    this.#text = text
    this.lower = text.toLocaleLowerCase(language)
  }

  /** Its words in their common form. */
  get folded(): readonly string[] {
    this.#folded ??= searchWords(this.#text).map((word) => word.folded)
    return this.#folded
  }
}

/**
 * Makes the test of a search among names: all of its words must stand in a text. What was typed with the keyboard of another language, with
 * Russian letters for Kazakh ones or in Latin letters is found by the beginnings of words. Nothing typed matches everything.
 *
 * @param language for its lower case
 */
export function textMatcher(
  query: string,
  language: string,
): (text: string | SearchedText) => TextMatch | null {
  const words = query.toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  const { readings } = parseQuery(query)
  return (text) => {
    const searched = text instanceof SearchedText ? text : new SearchedText(text, language)
    const { lower } = searched
    if (words.every((word) => lower.includes(word))) return 'exact'
    if (readings.length === 0) return null
    const { folded } = searched
    const isAlike = readings.some((stems) =>
      stems.every((stem) => folded.some((word) => word.startsWith(stem))),
    )
    return isAlike ? 'alike' : null
  }
}
