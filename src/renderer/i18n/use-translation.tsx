import i18next, { type i18n, type TFunction } from 'i18next'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'

/** The translations of the interface language; anew when that changes. */
export interface Translation {
  t: TFunction
  i18n: i18n
}

const TranslationContext = createContext<Translation | null>(null)

const translationNow = (): Translation => ({ t: i18next.t, i18n: i18next })

/** A text without parameters is looked up once: a screen asks for the same few hundreds of times. */
function remembering(translate: TFunction): TFunction {
  const known = new Map<string, string>()
  const look = translate as unknown as (key: string, ...rest: unknown[]) => string
  const t: typeof look = (key, ...rest) => {
    if (rest.length > 0) return look(key, ...rest)
    const before = known.get(key)
    if (before !== undefined) return before
    const text = look(key)
    // What is missing now may be there later.
    if (text !== key) known.set(key, text)
    return text
  }
  return t as unknown as TFunction
}

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
    () => ({ t: remembering(i18next.getFixedT(language)), i18n: i18next }),
    [language],
  )
  return <TranslationContext value={translation}>{children}</TranslationContext>
}

export function useTranslation(): Translation {
  return use(TranslationContext) ?? translationNow()
}
