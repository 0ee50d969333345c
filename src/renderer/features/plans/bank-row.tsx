import { IconCheck, IconCornerDownRight, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { QuestionHit } from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { DragSource } from '../../ui/drag-source.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import classes from './bank.module.css'
import shared from './plans.module.css'
import { RoleMark } from './role-mark.tsx'
import { ThemeMark } from './theme-mark.tsx'
import { Words } from './words.tsx'

interface Props {
  question: QuestionHit
  theme: Theme | null
  language: Language
  planned: boolean
  readOnly: boolean
  onAdd: () => void
}

/** A question of the bank: dragged into the plan, or added by a press. */
export function BankRow({ question, theme, language, planned, readOnly, onAdd }: Props) {
  const { t } = useTranslation()
  const row = useRef<HTMLButtonElement>(null)
  const [isHeld, setHeld] = useState(false)
  return (
    <PlainButton
      ref={row}
      className={classes.bankRow}
      data-bank-row
      data-planned={planned || undefined}
      onPointerEnter={readOnly ? undefined : () => flushSync(() => setHeld(true))}
      disabled={readOnly}
      onClick={onAdd}
    >
      <span className={classes.bankWords}>
        <Words text={question.text} language={language} />
      </span>
      <span className={shared.facts}>
        <RoleMark role={question.role} />
        {theme && <ThemeMark theme={theme} />}
        {question.followUpCount > 0 && (
          <span className={shared.fact}>
            <IconCornerDownRight size={13} aria-hidden />
            {t('plans.follow_ups', { count: question.followUpCount })}
          </span>
        )}
        {question.timesUsed > 0 && (
          <span className={shared.fact}>{t('questions.used', { count: question.timesUsed })}</span>
        )}
        {question.timesPlanned > 0 && (
          <span className={shared.fact}>{t('plans.used', { count: question.timesPlanned })}</span>
        )}
      </span>
      <span className={classes.bankAdd}>
        {planned ? (
          <IconCheck size={15} aria-label={t('plans.in_plan')} />
        ) : readOnly ? null : (
          <IconPlus size={15} aria-label={t('plans.add')} />
        )}
      </span>
      {isHeld && (
        <DragSource id={`question ${question.id}`} element={row} type="question" data={{ question }} />
      )}
    </PlainButton>
  )
}
