import {
  IconChevronDown,
  IconCornerDownRight,
  IconGripVertical,
  IconNote,
  IconPencil,
  IconStar,
  IconStarFilled,
  IconX,
} from '@tabler/icons-react'
import { useRef } from 'react'
import type { Plan, PlanItem } from '#shared/api/plans.ts'
import { isEmptyText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { QuietIconButton } from '../../ui/quiet-icon-button.tsx'
import { MinutesField } from './minutes-field.tsx'
import { OwnerButton } from './owner-button.tsx'
import { PlanRowEditor } from './plan-row-editor.tsx'
import classes from './plans.module.css'
import { RoleMark } from './role-mark.tsx'
import { RowDrag } from './row-drag.tsx'
import { ThemeMark } from './theme-mark.tsx'
import type { PlanActions } from './use-plan.ts'
import { Words } from './words.tsx'

interface Props {
  plan: Plan
  item: PlanItem
  index: number
  open: boolean
  readOnly: boolean
  /** The pointer is near: it may take the row. */
  isDraggable: boolean
  actions: PlanActions
  onToggle: () => void
  onRemove: () => void
}

/** One question of the plan; opened, it can be reworded. */
export function PlanRow(props: Props) {
  const { plan, item, index, open, readOnly, isDraggable, actions, onToggle, onRemove } = props
  const { t } = useTranslation()
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLSpanElement>(null)
  const label = t('plans.question_number', { number: index + 1 })
  return (
    <li ref={row} className={classes.row} data-item={item.id} data-open={open || undefined}>
      {isDraggable && <RowDrag id={item.id} {...{ index, row, grip }} />}
      <div className={classes.rowHead}>
        {readOnly ? (
          <span />
        ) : (
          // the same is done from the keyboard with Alt and the arrows
          <span ref={grip} className={classes.grip} aria-hidden>
            <IconGripVertical size={16} />
          </span>
        )}
        <span className={`${classes.number} tabular`} aria-hidden>
          {index + 1}
        </span>
        <div className={classes.rowMain}>
          <PlainButton
            className={classes.words}
            data-two={plan.secondLanguage !== null || undefined}
            data-row-button
            aria-expanded={open}
            onClick={onToggle}
          >
            <span className={classes.screenReader}>{label} </span>
            <span>
              <Words text={item.text} language={plan.language} />
            </span>
            {plan.secondLanguage && (
              <span className={classes.second}>
                <Words text={item.text} language={plan.secondLanguage} />
              </span>
            )}
          </PlainButton>
          <Facts item={item} />
        </div>
        <div className={classes.rowTools}>
          <OwnerButton plan={plan} item={item} readOnly={readOnly} actions={actions} />
          <QuietIconButton
            title={t('plans.must_ask')}
            aria-label={`${t('plans.must_ask')}. ${label}`}
            aria-pressed={item.mustAsk}
            disabled={readOnly}
            className={classes.star}
            data-on={item.mustAsk || undefined}
            onClick={() => void actions.toggleMustAsk(item.id)}
          >
            {item.mustAsk ? <IconStarFilled size={16} /> : <IconStar size={16} stroke={1.6} />}
          </QuietIconButton>
          <MinutesField
            value={item.minutes}
            label={`${t('plans.target_minutes')}. ${label}`}
            step={0.5}
            min={0}
            max={240}
            disabled={readOnly}
            onSave={(minutes) => actions.updateItem(item.id, { minutes: minutes ?? 0 })}
          />
          <QuietIconButton
            title={t('plans.edit')}
            aria-label={`${t('plans.edit')}. ${label}`}
            aria-expanded={open}
            onClick={onToggle}
          >
            <IconChevronDown size={16} className={classes.chevron} />
          </QuietIconButton>
          {!readOnly && (
            <QuietIconButton
              title={t('plans.remove')}
              aria-label={`${t('plans.remove')}. ${label}`}
              onClick={onRemove}
            >
              <IconX size={16} />
            </QuietIconButton>
          )}
        </div>
      </div>
      {open && <PlanRowEditor plan={plan} item={item} readOnly={readOnly} actions={actions} />}
    </li>
  )
}

function Facts({ item }: { item: PlanItem }) {
  const { t } = useTranslation()
  const reworded = item.bankText !== null && !isEmptyText(item.wording)
  return (
    <div className={classes.facts}>
      <RoleMark role={item.role} />
      {item.theme && <ThemeMark theme={item.theme} />}
      {item.followUps.length > 0 && (
        <span className={classes.fact}>
          <IconCornerDownRight size={13} aria-hidden />
          {t('plans.follow_ups', { count: item.followUps.length })}
        </span>
      )}
      {item.questionId === null && <span className={classes.fact}>{t('plans.own')}</span>}
      {reworded && (
        <span className={classes.fact}>
          <IconPencil size={13} aria-hidden />
          {t('plans.reworded')}
        </span>
      )}
      {item.note !== '' && (
        <span className={classes.fact} title={item.note}>
          <IconNote size={13} aria-hidden />
          {t('plans.has_note')}
        </span>
      )}
      {item.gone && <span className={classes.fact}>{t('plans.gone')}</span>}
    </div>
  )
}
