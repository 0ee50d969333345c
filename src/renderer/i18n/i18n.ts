import i18next from 'i18next'
import { type Language, languages } from '#shared/language.ts'
import { texts } from './texts.ts'

/** The browser's own language, until the app has said which one it speaks. */
function firstLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2))
  return (
    languages.find((language) => language === wanted.find((tag) => languages.some((own) => own === tag))) ??
    'en'
  )
}

/** Starts the translations. All three languages are in the bundle: switching never waits. */
export function startI18n(): void {
  void i18next.init({
    lng: firstLanguage(),
    fallbackLng: 'en',
    resources: {
      en: { translation: texts.en },
      kk: { translation: texts.kk },
      ru: { translation: texts.ru },
    },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
}
