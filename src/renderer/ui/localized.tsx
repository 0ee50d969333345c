import type { Language } from '#shared/language.ts'
import { type LocalizedText, type ShownText, showText } from '#shared/localized.ts'
import { useTranslation } from '../i18n/use-translation.tsx'
import { LanguageBadge } from './language-badge.tsx'

/** Picks the text of the interface language, else the first there is. */
export function useShow(): (text: LocalizedText) => ShownText | null {
  const { i18n } = useTranslation()
  return (text) => showText(text, i18n.language as Language)
}

/** The same as plain text, '' when there is none. */
export function useShowText(): (text: LocalizedText) => string {
  const show = useShow()
  return (text) => show(text)?.text ?? ''
}

/** A text in the interface language; one that stands in from another language is marked as such. */
export function Localized({ text, fallback = '' }: { text: LocalizedText; fallback?: string }) {
  const shown = useShow()(text)
  if (!shown) return <>{fallback}</>
  if (!shown.substitute) return <>{shown.text}</>
  return (
    <>
      <span lang={shown.language}>{shown.text}</span> <LanguageBadge language={shown.language} />
    </>
  )
}
