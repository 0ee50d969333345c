import type { Language } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './plans.module.css'

/** A text in the wanted language; one that stands in from another is softer and says which it is. */
export function Words({ text, language }: { text: LocalizedText; language: Language }) {
  const shown = showText(text, language)
  if (!shown) return <span className={classes.noWords}>…</span>
  if (!shown.substitute) return <span lang={language}>{shown.text}</span>
  return (
    <span lang={shown.language} className={classes.substitute}>
      {shown.text} <LanguageBadge language={shown.language} />
    </span>
  )
}
