import type { Language } from '#shared/language.ts'
import { type LocalizedText, type ShownText, showText } from '#shared/localized.ts'
import { findHighlights, type SearchQuery } from '#shared/search-query.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './questions.module.css'

/** Marks what a search found in a text: fully where it is as typed, softer where it is alike. */
export function Highlighted({ text, query }: { text: string; query: SearchQuery }) {
  const ranges = findHighlights(text, query)
  if (ranges.length === 0) return <>{text}</>
  let behind = 0
  return (
    <>
      {ranges.map(({ start, end, exact }) => {
        const before = text.slice(behind, start)
        behind = end
        return (
          <span key={start}>
            {before}
            <mark className={classes.mark} data-exact={exact || undefined}>
              {text.slice(start, end)}
            </mark>
          </span>
        )
      })}
      {text.slice(behind)}
    </>
  )
}

/**
 * A question as it shows in a list: in the interface language, or in the one in which the search found it; a text that stands
 * in from another language says which it is.
 */
export function QuestionWords({ text, query }: { text: LocalizedText; query: SearchQuery }) {
  const { t, i18n } = useTranslation()
  const own = i18n.language as Language
  const shown = foundIn(text, query, own) ?? showText(text, own)
  if (!shown) return <em className={classes.noWords}>{t('questions.no_text')}</em>
  return (
    <span lang={shown.language}>
      <Highlighted text={shown.text} query={query} />
      {shown.substitute && (
        <>
          {' '}
          <LanguageBadge language={shown.language} />
        </>
      )}
    </span>
  )
}

/** The language that has the most of the words looked for; null when none has any. */
function foundIn(text: LocalizedText, query: SearchQuery, own: Language): ShownText | null {
  if (query.readings.length === 0) return null
  let best: { language: Language; count: number } | null = null
  for (const language of [own, 'kk', 'ru', 'en'] as const) {
    const ranges = findHighlights(text[language], query)
    const count = ranges.length + ranges.filter((range) => range.exact).length
    if (count > (best?.count ?? 0)) best = { language, count }
  }
  return best && { text: text[best.language], language: best.language, substitute: best.language !== own }
}
