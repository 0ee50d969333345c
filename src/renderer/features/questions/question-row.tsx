import { Badge, Tooltip } from '@mantine/core'
import {
  IconCornerDownRight,
  IconHash,
  IconListCheck,
  IconMessageCircleQuestion,
  IconMicrophone,
} from '@tabler/icons-react'
import { type KeyboardEvent, memo } from 'react'
import type { QuestionHit } from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import { missingLanguages } from '#shared/localized.ts'
import type { SearchQuery } from '#shared/search-query.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { themeColour } from '../../lib/theme-colour.ts'
import { useShowText } from '../../ui/localized.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import classes from './questions.module.css'
import { QuestionWords } from './words.tsx'

interface Props {
  question: QuestionHit
  theme: Theme | null
  /** The list is of one theme: no need to name it in each row. */
  hideTheme: boolean
  query: SearchQuery
  selected: boolean
  readOnly: boolean
  /** Where it stands in the list. */
  index: number
  onOpen: (id: string) => void
  onSelect: (id: string, selected: boolean) => void
  onKeyDown: (event: KeyboardEvent, index: number, question: QuestionHit) => void
}

/** A question in the list, closed. Scrolling draws the list again and again; a row that did not change is left alone. */
export const QuestionRow = memo(function QuestionRow(props: Props) {
  const { question, index, theme, hideTheme, query, selected, readOnly, onOpen, onSelect, onKeyDown } = props
  const { t } = useTranslation()
  const showText = useShowText()
  return (
    <div className={classes.row} data-status={question.status}>
      {!readOnly && (
        <input
          type="checkbox"
          className={classes.check}
          aria-label={t('questions.select', { question: showText(question.text) })}
          checked={selected}
          onChange={(event) => onSelect(question.id, event.currentTarget.checked)}
        />
      )}
      <PlainButton
        className={classes.rowButton}
        aria-expanded={false}
        data-row-button
        onClick={() => onOpen(question.id)}
        onKeyDown={(event) => onKeyDown(event, index, question)}
      >
        <span className={classes.rowText}>
          {question.parentId !== null && (
            <IconCornerDownRight
              size={15}
              role="img"
              aria-label={t('questions.follow_up')}
              className={classes.inlineIcon}
            />
          )}
          <QuestionWords text={question.text} query={query} />
        </span>
        <span className={classes.facts}>
          {!hideTheme && theme && (
            <span className={classes.fact}>
              <span className={classes.dot} style={{ background: themeColour(theme.colour) }} aria-hidden />
              {showText(theme.name)}
            </span>
          )}
          <QuestionFacts question={question} />
        </span>
      </PlainButton>
      {query.readings.length > 0 && !question.exact && (
        <Tooltip label={t('questions.alike_text')}>
          <Badge size="sm" variant="default" className={classes.badge}>
            {t('questions.alike')}
          </Badge>
        </Tooltip>
      )}
    </div>
  )
})

/** What is known about a question at a glance. */
function QuestionFacts({ question }: { question: QuestionHit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const missing = missingLanguages(question.text)
  return (
    <>
      <span className={classes.role} data-role={question.role}>
        {t(`questions.roles.${question.role}`)}
      </span>
      {question.status !== 'ready' && <span>{t(`questions.statuses.${question.status}`)}</span>}
      {missing.length > 0 && (
        <span className={classes.missing}>
          {t('questions.missing_in', { languages: missing.map((one) => languageNames[one]).join(', ') })}
        </span>
      )}
      {question.followUpCount > 0 && (
        <span className={classes.fact}>
          <IconCornerDownRight size={13} aria-hidden />
          {t('questions.follow_ups', { count: question.followUpCount })}
        </span>
      )}
      {question.timesUsed > 0 && (
        <span className={classes.fact}>
          <IconMicrophone size={13} aria-hidden />
          {t('questions.used', { count: question.timesUsed })}
          {question.lastUsedOn !== null && `, ${format.date(`${question.lastUsedOn}T12:00:00`)}`}
        </span>
      )}
      {question.timesPlanned > 0 && (
        <span className={classes.fact}>
          <IconListCheck size={13} aria-hidden />
          {t('questions.planned', { count: question.timesPlanned })}
        </span>
      )}
      {question.source.kind === 'audience' && (
        <span className={classes.fact}>
          <IconMessageCircleQuestion size={13} aria-hidden />
          {question.source.askedBy || t('questions.sources.audience')}
        </span>
      )}
      {question.tags.length > 0 && (
        <span className={classes.fact}>
          <IconHash size={13} aria-hidden />
          {question.tags.join(', ')}
        </span>
      )}
    </>
  )
}
