import type { Language } from '#shared/language.ts'

/**
 * The language of a text by its letters, for texts in one of the three languages: Kazakh has letters that Russian lacks
 * (alphabet of 1940). null: no letters, or too few to tell Kazakh from Russian.
 */
export function languageByLetters(text: string): Language | null {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (cyrillic === 0 && latin === 0) return null
  if (latin > cyrillic) return 'en'
  if (/[әғқңөұүһі]/iu.test(text)) return 'kk'
  return cyrillic >= 12 ? 'ru' : null
}

/** The language of most of the texts; short Cyrillic words speak against English only. null when nothing tells. */
export function languageOfMost(texts: readonly string[]): Language | null {
  const counts = { kk: 0, ru: 0, en: 0 }
  let cyrillic = 0
  for (const text of texts) {
    const language = languageByLetters(text)
    if (language) counts[language] += 1
    if (language !== 'en' && /\p{Script=Cyrillic}/u.test(text)) cyrillic += 1
  }
  if (counts.en > cyrillic) return 'en'
  if (counts.kk === 0 && counts.ru === 0) return null
  return counts.kk >= counts.ru ? 'kk' : 'ru'
}
