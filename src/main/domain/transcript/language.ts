import type { Language } from '#shared/language.ts'

/** Letters that Kazakh in Cyrillic has and Russian has not. */
const kazakhLetter = /[әғқңөұүһі]/iu
/** Letters that Kazakh writes in loanwords only. */
const russianLetter = /[вёфцчщъьэ]/iu
const cyrillic = /\p{Script=Cyrillic}/u
const latin = /\p{Script=Latin}/u

/** The language a word's letters settle, or null where both Kazakh and Russian could write it. */
function settled(word: string): Language | null {
  if (kazakhLetter.test(word)) return 'kk'
  if (cyrillic.test(word)) return russianLetter.test(word) ? 'ru' : null
  return latin.test(word) ? 'en' : null
}

/**
 * The language of each word of a chunk, guessed from letters: Kazakh-only letters, Latin, letters that Kazakh has in loanwords
 * only; an undecided Cyrillic word goes with the nearest decided one. Words without letters are null.
 */
export function guessWordLanguages(words: readonly string[]): (Language | null)[] {
  const own = words.map(settled)
  return words.map((word, index) => {
    if (own[index] || !cyrillic.test(word)) return own[index] ?? null
    for (let distance = 1; distance < words.length; distance++) {
      for (const neighbour of [own[index - distance], own[index + distance]]) {
        if (neighbour === 'kk' || neighbour === 'ru') return neighbour
      }
    }
    return 'ru'
  })
}

/** The most frequent language; null when there is none. A tie goes to the one met first. */
export function majorityLanguage(found: Iterable<Language | null>): Language | null {
  const counts = new Map<Language, number>()
  for (const language of found) if (language) counts.set(language, (counts.get(language) ?? 0) + 1)
  let best: Language | null = null
  for (const [language, count] of counts) if (best === null || count > counts.get(best)!) best = language
  return best
}

/** The language most words of a text are in, by their letters; null for a text without Cyrillic or Latin letters. */
export function languageOfText(text: string): Language | null {
  return majorityLanguage(guessWordLanguages(text.match(/[\p{L}\p{M}]+/gu) ?? []))
}
