import { Text } from '@mantine/core'
import type { Assessment } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './assessment.module.css'
import { useCriterionWords } from './criterion-words.ts'
import { VerdictMark } from './verdict-mark.tsx'

/** Answers to criteria that the set no longer has: kept, shown, not counted. */
export function FormerAnswers({ former, misfits }: Pick<Assessment, 'former' | 'misfits'>) {
  const { t } = useTranslation()
  const words = useCriterionWords()
  if (former.length === 0) return null
  const shown = former.map((one) => ({
    ...one,
    earlier: misfits.flatMap(
      ({ criterionId, criterion, value }) =>
        (criterionId === one.answer.criterionId && criterion && words.value(criterion, value)) || [],
    ),
  }))
  return (
    <details className={classes.former}>
      <summary>{t('criteria.former', { count: former.length })}</summary>
      <Text fz="sm" c="dimmed" my={6}>
        {t('criteria.former_text')}
      </Text>
      <ul>
        {shown.map(({ answer, criterion, earlier }) => (
          <li key={answer.id}>
            {answer.verdict !== null && <VerdictMark verdict={answer.verdict} named />}
            <span>{criterion ? words.name(criterion) : t('criteria.unnamed')}</span>
            <span className={classes.formerValue}>
              {criterion && answer.value !== null && words.value(criterion, answer.value)}
            </span>
            {earlier.length > 0 && (
              <Text fz="sm" c="dimmed">
                {t('criteria.earlier', { value: earlier.join('; ') })}
              </Text>
            )}
            {answer.note && <Text c="dimmed">{answer.note}</Text>}
          </li>
        ))}
      </ul>
    </details>
  )
}
