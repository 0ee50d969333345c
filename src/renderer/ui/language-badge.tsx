import type { Language } from '#shared/language.ts'
import { languageNames } from '../lib/languages.ts'
import classes from './language-badge.module.css'

/** A language as a small mark in its colour, `KK`; its full name is the tooltip and what is read out. */
export function LanguageBadge({ language }: { language: Language }) {
  return (
    <abbr className={classes.badge} data-language={language} title={languageNames[language]} lang={language}>
      {language.toUpperCase()}
    </abbr>
  )
}
