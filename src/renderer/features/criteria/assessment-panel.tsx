import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core'
import { IconChecklist, IconUserCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Assessment } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { useParam } from '../../lib/params.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { AssessedRow } from './assessed-row.tsx'
import classes from './assessment.module.css'
import { useCriterionWords } from './criterion-words.ts'
import { FormerAnswers } from './former-answers.tsx'
import { ScoreBar } from './score-bar.tsx'
import { SetAndTheme } from './set-and-theme.tsx'
import { useAccept } from './use-accept.ts'
import { useAssessment } from './use-assessment.ts'
import { EligibilityBadge } from './verdict-mark.tsx'

interface Props {
  speakerId: string
  /** The theme for which the speaker is looked at, null for none in particular; left out, it is chosen here. */
  themeId?: string | null
}

/** The checklist of a speaker: each criterion with its answer, verdict and note, and what it comes to. */
export function AssessmentPanel({ speakerId, themeId: given }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useParam('theme')
  const themeId = given === undefined ? chosen : given
  const [setId, setSetId] = useState<string | null>(null)
  const { assessment, answer, accept } = useAssessment({ speakerId, themeId, setId })
  if (assessment.data === undefined) {
    return <QueryState query={assessment} skeleton={<Skeleton h={260} />} />
  }
  const assessed = assessment.data
  if (!assessed) {
    return (
      <Nothing compact icon={IconChecklist} title={t('criteria.none')} text={t('criteria.none_text')}>
        <Button component={Link} href="/criteria" variant="default">
          {t('criteria.to_sets')}
        </Button>
      </Nothing>
    )
  }
  return (
    <section className={classes.panel} aria-label={t('criteria.assessment')}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Group gap="sm" align="flex-end">
          <SetAndTheme
            setId={assessed.set.id}
            themeId={themeId}
            onSet={setSetId}
            onTheme={given === undefined ? setChosen : null}
          />
        </Group>
        <Anchor component={Link} href={`/criteria/${assessed.set.id}`} fz="sm" pb={6}>
          {t('criteria.edit_set')}
        </Anchor>
      </Group>
      <Summary assessed={assessed} onAccept={() => accept(null)} />
      {assessed.items.length === 0 ? (
        <Text c="dimmed" py="md">
          {t('criteria.set_is_empty')}
        </Text>
      ) : (
        <ul className={classes.rows}>
          {assessed.items.map((item) => (
            <AssessedRow
              key={`${assessed.themeId} ${item.criterion.id}`}
              item={item}
              misfits={assessed.misfits.filter(({ criterionId }) => criterionId === item.criterion.id)}
              onAnswer={(patch) => answer(item.criterion.id, patch)}
              onAccept={() => accept([item.criterion.id])}
            />
          ))}
        </ul>
      )}
      <FormerAnswers former={assessed.former} misfits={assessed.misfits} />
    </section>
  )
}

function Summary({ assessed, onAccept }: { assessed: Assessment; onAccept: () => Promise<boolean> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const words = useCriterionWords()
  const { score, items, toFindOut } = assessed
  const open = items.filter((item) => item.proposal !== null && isUnanswered(item))
  const box = useRef<HTMLDivElement>(null)
  const accept = useAccept(
    onAccept,
    open.length > 0,
    () => box.current?.querySelector<HTMLElement>('button') ?? box.current,
  )
  const goTo = (id: string) => {
    const row = document.getElementById(`criterion-${id}`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector<HTMLElement>('input, button')?.focus()
  }
  return (
    <div ref={box} className={classes.summary} tabIndex={-1}>
      <div className={classes.summaryScore}>
        <Group gap="sm" align="baseline">
          <Text fz={28} fw={650} lh={1.1} className="tabular">
            {format.percent(score.percent / 100)}
          </Text>
          <EligibilityBadge eligibility={score.eligibility} />
        </Group>
        <ScoreBar score={score} />
        <Text fz="sm" c="dimmed">
          {t('criteria.points_of', { points: score.points, total: score.total, open: score.open })}
        </Text>
      </div>
      <div>
        <Text fz="sm" fw={600}>
          {toFindOut.length > 0
            ? t('criteria.to_find_out', { count: toFindOut.length })
            : t('criteria.all_known')}
        </Text>
        <div className={classes.toFindOut}>
          {toFindOut.map((id) => {
            const criterion = items.find((item) => item.criterion.id === id)?.criterion
            return (
              criterion && (
                <button key={id} type="button" className={classes.find} onClick={() => goTo(id)}>
                  {words.name(criterion)}
                  {criterion.need === 'required' && (
                    <span className={classes.star} title={t('criteria.need.required')}>
                      *
                    </span>
                  )}
                </button>
              )
            )
          })}
        </div>
        {!readOnly && open.length > 0 && (
          <Button
            size="compact-sm"
            variant="light"
            mt={10}
            leftSection={<IconUserCheck size={15} />}
            onClick={accept}
          >
            {t('criteria.accept_all', { count: open.length })}
          </Button>
        )}
      </div>
    </div>
  )
}

function isUnanswered({ answer }: Assessment['items'][number]): boolean {
  return answer === null || (answer.value === null && answer.verdict === null)
}
