import i18next, { type i18n, type TFunction } from 'i18next'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'

/** The translations of the interface language; anew when that changes. */
export interface Translation {
  t: TFunction
  i18n: i18n
}

const TranslationContext = createContext<Translation | null>(null)

const translationNow = (): Translation => ({ t: i18next.t, i18n: i18next })

/**
 * Gives everything below it the translations. All texts are in the bundle, so one listener here does what react-i18next does with
 * one in every component: a list of a hundred rows has a thousand of those.
 */
export function Translations({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(i18next.language)
  useEffect(() => {
    i18next.on('languageChanged', setLanguage)
    return () => i18next.off('languageChanged', setLanguage)
  }, [])
  const translation = useMemo<Translation>(
    () => ({ t: i18next.getFixedT(language), i18n: i18next }),
    [language],
  )
  return <TranslationContext value={translation}>{children}</TranslationContext>
}

export function useTranslation(): Translation {
  return use(TranslationContext) ?? translationNow()
}
