import { useDroppable } from '@dnd-kit/react'
import type { ReactNode } from 'react'
import type { Plan } from '#shared/api/plans.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useSettled } from '../../lib/use-settled.ts'
import { PlanRow } from './plan-row.tsx'
import classes from './plans.module.css'
import type { PlanActions } from './use-plan.ts'

/** Where a question of the bank can be dropped: between the others, or anywhere to come last. */
export function PlanDrop({ children }: { children: ReactNode }) {
  const { ref, isDropTarget } = useDroppable({
    id: 'plan',
    type: 'plan',
    accept: ['question'],
    // the questions in it come first
    collisionPriority: -1,
  })
  return (
    <div ref={ref} className={classes.listFrame} data-target={isDropTarget || undefined}>
      {children}
    </div>
  )
}

interface Props {
  plan: Plan
  openId: string | null
  readOnly: boolean
  isDraggable: boolean
  actions: PlanActions
  onToggle: (id: string) => void
  onRemove: (id: string) => void
}

/** The least a row with its words and facts is high, px. */
const rowHeight = 62
/** What stands above the rows at the least, px. */
const headHeight = 200

/** The questions in their order. */
export function PlanList({ plan, openId, readOnly, isDraggable, actions, onToggle, onRemove }: Props) {
  const { t } = useTranslation()
  // Those beyond the edge of the window come a moment after those in sight.
  const isWhole = useSettled()
  const inSight = Math.ceil((window.innerHeight - headHeight) / rowHeight)
  const drawn = isWhole ? plan.items : plan.items.slice(0, inSight)
  return (
    <ol className={classes.list} aria-label={t('plans.list')}>
      {drawn.map((item, index) => (
        <PlanRow
          key={item.id}
          {...{ plan, item, index, readOnly, isDraggable, actions }}
          open={openId === item.id}
          onToggle={() => onToggle(item.id)}
          onRemove={() => onRemove(item.id)}
        />
      ))}
    </ol>
  )
}
