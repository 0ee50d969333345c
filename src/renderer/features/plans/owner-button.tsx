import type { Plan, PlanItem, PlanOwner } from '#shared/api/plans.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { initials } from '../../lib/initials.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import classes from './plans.module.css'
import type { PlanActions } from './use-plan.ts'

const nextOwner = (owner: PlanOwner): PlanOwner => (owner === null ? 1 : owner === 1 ? 2 : null)

interface Props {
  plan: Plan
  item: PlanItem
  readOnly: boolean
  actions: PlanActions
}

/** Who of the two asks: each press goes on to the next. Nothing while no interviewer has a name. */
export function OwnerButton({ plan, item, readOnly, actions }: Props) {
  const { t } = useTranslation()
  if (plan.interviewers.every((name) => name === '')) return null
  const name =
    item.owner === null
      ? t('plans.anyone')
      : plan.interviewers[item.owner - 1] || t('plans.interviewer', { number: item.owner })
  const label = t('plans.asks', { name })
  return (
    <PlainButton
      title={label}
      className={classes.owner}
      data-owner={item.owner ?? undefined}
      aria-label={label}
      disabled={readOnly}
      onClick={() => void actions.updateItem(item.id, { owner: nextOwner(item.owner) })}
    >
      {item.owner === null ? '–' : initials(name)}
    </PlainButton>
  )
}
