import type { Language } from '#shared/language.ts'

/** Each language in its own words: the same in every interface language, so not a translation. */
export const languageNames: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }
