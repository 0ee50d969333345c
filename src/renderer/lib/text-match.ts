import { searchWords } from '#shared/search-fold.ts'
import { parseQuery } from '#shared/search-query.ts'

/** How a text has what was searched for: word for word, or as another keyboard or alphabet would write it. */
export type TextMatch = 'exact' | 'alike'

/**
 * Makes the test of a search among names: all of its words must stand in a text. What was typed with the keyboard of another language, with
 * Russian letters for Kazakh ones or in Latin letters is found by the beginnings of words. Nothing typed matches everything.
 *
 * @param language for its lower case
 */
export function textMatcher(query: string, language: string): (text: string) => TextMatch | null {
  const words = query.toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  const { readings } = parseQuery(query)
  return (text) => {
    const lower = text.toLocaleLowerCase(language)
    if (words.every((word) => lower.includes(word))) return 'exact'
    if (readings.length === 0) return null
    const folded = searchWords(text).map((word) => word.folded)
    const isAlike = readings.some((stems) =>
      stems.every((stem) => folded.some((word) => word.startsWith(stem))),
    )
    return isAlike ? 'alike' : null
  }
}
