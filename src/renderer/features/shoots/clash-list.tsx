import { IconAlertTriangle } from '@tabler/icons-react'
import type { Clash } from '#shared/api/shoots.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayAndMonth } from '../../lib/calendar-names.ts'
import { isolated } from '../../lib/isolated.ts'
import classes from './shoots.module.css'

/** One clash as a sentence, with its day where that is another one. */
function useClashWords(): (clash: Clash, own: string | null) => string {
  const { t, i18n } = useTranslation()
  return ({ kind, what, title, date, gapMinutes }, own) => {
    const words = t(`shoots.clash.${kind}`, {
      what: isolated(what) || t('shoots.clash.nameless'),
      title: isolated(title),
      minutes: gapMinutes,
    })
    return date === own ? words : `${words} (${dayAndMonth(i18n.language as Language, date)})`
  }
}

/** What stands in a shoot's way. */
export function ClashList({ clashes, date }: { clashes: readonly Clash[]; date: string | null }) {
  const words = useClashWords()
  return clashes.map((clash) => (
    <div key={`${clash.kind} ${clash.shootId} ${clash.what}`} className={classes.warning} role="note">
      <IconAlertTriangle size={16} aria-hidden />
      <span>{words(clash, date)}</span>
    </div>
  ))
}
