import { z } from 'zod'
import { type Language, languages } from './language.ts'

/** A text in up to three languages, each at most `max` characters; one that is not there yet is the empty string. */
export function localizedText(max: number) {
  return z.object({
    kk: z.string().trim().max(max),
    ru: z.string().trim().max(max),
    en: z.string().trim().max(max),
  })
}

/** A name or a sentence in up to three languages. */
export const localizedTextSchema = localizedText(2000)
export type LocalizedText = z.infer<typeof localizedTextSchema>

export const emptyText: Readonly<LocalizedText> = { kk: '', ru: '', en: '' }

/** Has it no words in any language? */
export function isEmptyText(text: LocalizedText): boolean {
  return languages.every((language) => text[language].trim() === '')
}

/** A text with the words of another where it has none of its own. */
export function filledFrom(text: LocalizedText, other: LocalizedText): LocalizedText {
  return { kk: text.kk || other.kk, ru: text.ru || other.ru, en: text.en || other.en }
}

/** The languages in which it is still to be written. */
export function missingLanguages(text: LocalizedText): Language[] {
  return languages.filter((language) => text[language].trim() === '')
}

export interface ShownText {
  text: string
  language: Language
  /** It is not in the language asked for, because that one is missing. */
  substitute: boolean
}

/** The text in `language`, else in the first of kk, ru, en that has one; null when none has. */
export function showText(text: LocalizedText, language: Language): ShownText | null {
  const found = [language, ...languages].find((candidate) => text[candidate].trim() !== '')
  return found ? { text: text[found], language: found, substitute: found !== language } : null
}
