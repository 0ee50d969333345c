import { type Language, languageSchema } from '#shared/language.ts'

/** The interface language to offer first: the system's where it is one of ours, Russian where its region speaks it, else English. */
export function systemLanguage(locale = Intl.DateTimeFormat().resolvedOptions().locale): Language {
  const { language, region } = new Intl.Locale(locale)
  const known = languageSchema.safeParse(language)
  if (known.success && !(known.data === 'en' && region === 'KZ')) return known.data
  if (region === 'KZ') return 'kk'
  return ['be', 'ky', 'tg', 'uz', 'tt', 'ba'].includes(language) ? 'ru' : 'en'
}
