import { IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react'
import type { Eligibility, Verdict } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './marks.module.css'

const icons = { met: IconCircleCheckFilled, not_met: IconCircleXFilled, unknown: IconCircleDashed }

/** A verdict by its shape and its colour; `named` also reads it out. */
export function VerdictMark({ verdict, named = false }: { verdict: Verdict; named?: boolean }) {
  const { t } = useTranslation()
  const Icon = icons[verdict]
  const label = named
    ? { role: 'img', 'aria-label': t(`criteria.verdict.${verdict}`) }
    : { 'aria-hidden': true }
  return <Icon size={20} className={classes.verdict} data-verdict={verdict} {...label} />
}

/** Whether the required criteria are met, in words on a coloured ground. */
export function EligibilityBadge({ eligibility }: { eligibility: Eligibility }) {
  const { t } = useTranslation()
  return (
    <span className={classes.eligibility} data-eligibility={eligibility}>
      {t(`criteria.eligibility.${eligibility}`)}
    </span>
  )
}
