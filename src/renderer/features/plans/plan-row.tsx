import { useSortable } from '@dnd-kit/react/sortable'
import { ActionIcon, UnstyledButton } from '@mantine/core'
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
import type { Plan, PlanItem } from '#shared/api/plans.ts'
import { isEmptyText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { MinutesField } from './minutes-field.tsx'
import { OwnerButton } from './owner-button.tsx'
import { PlanRowEditor } from './plan-row-editor.tsx'
import classes from './plans.module.css'
import { RoleMark } from './role-mark.tsx'
import { ThemeMark } from './theme-mark.tsx'
import type { PlanActions } from './use-plan.ts'
import { Words } from './words.tsx'

interface Props {
  plan: Plan
  item: PlanItem
  index: number
  open: boolean
  readOnly: boolean
  actions: PlanActions
  onToggle: () => void
  onRemove: () => void
}

/** One question of the plan; opened, it can be reworded. */
export function PlanRow({ plan, item, index, open, readOnly, actions, onToggle, onRemove }: Props) {
  const { t } = useTranslation()
  const { ref, handleRef, isDragSource, isDropTarget } = useSortable({
    id: item.id,
    index,
    type: 'item',
    accept: ['item', 'question'],
    disabled: readOnly,
  })
  const label = t('plans.question_number', { number: index + 1 })
  return (
    <li
      ref={ref}
      className={classes.row}
      data-item={item.id}
      data-open={open || undefined}
      data-dragging={isDragSource || undefined}
      data-target={(isDropTarget && !isDragSource) || undefined}
    >
      <div className={classes.rowHead}>
        {readOnly ? (
          <span />
        ) : (
          // the same is done from the keyboard with Alt and the arrows
          <span ref={handleRef} className={classes.grip} aria-hidden>
            <IconGripVertical size={16} />
          </span>
        )}
        <span className={`${classes.number} tabular`} aria-hidden>
          {index + 1}
        </span>
        <div className={classes.rowMain}>
          <UnstyledButton
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
          </UnstyledButton>
          <Facts item={item} />
        </div>
        <div className={classes.rowTools}>
          <OwnerButton plan={plan} item={item} readOnly={readOnly} actions={actions} />
          <ActionIcon
            title={t('plans.must_ask')}
            variant="subtle"
            color="gray"
            aria-label={`${t('plans.must_ask')}. ${label}`}
            aria-pressed={item.mustAsk}
            disabled={readOnly}
            className={classes.star}
            data-on={item.mustAsk || undefined}
            onClick={() => void actions.updateItem(item.id, { mustAsk: !item.mustAsk })}
          >
            {item.mustAsk ? <IconStarFilled size={16} /> : <IconStar size={16} stroke={1.6} />}
          </ActionIcon>
          <MinutesField
            value={item.minutes}
            label={`${t('plans.target_minutes')}. ${label}`}
            step={0.5}
            min={0}
            max={240}
            disabled={readOnly}
            onSave={(minutes) => actions.updateItem(item.id, { minutes: minutes ?? 0 })}
          />
          <ActionIcon
            title={t('plans.edit')}
            variant="subtle"
            color="gray"
            aria-label={`${t('plans.edit')}. ${label}`}
            aria-expanded={open}
            onClick={onToggle}
          >
            <IconChevronDown size={16} className={classes.chevron} />
          </ActionIcon>
          {!readOnly && (
            <ActionIcon
              title={t('plans.remove')}
              variant="subtle"
              color="gray"
              aria-label={`${t('plans.remove')}. ${label}`}
              onClick={onRemove}
            >
              <IconX size={16} />
            </ActionIcon>
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
