import { ActionIcon, Anchor, Text, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { AssessedCriterion, Comparison } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { Localized, useShowText } from '../../ui/localized.tsx'
import classes from './compare.module.css'
import { useCriterionWords } from './criterion-words.ts'
import shared from './marks.module.css'
import { RankReasonText } from './rank-reason.tsx'
import { ScoreBar } from './score-bar.tsx'
import { EligibilityBadge, VerdictMark } from './verdict-mark.tsx'

interface Props {
  comparison: Comparison
  onLeave: (speakerId: string) => void
}

/** Speakers as columns, best first; criteria as rows, each with the points it gave. */
export function CompareTable({ comparison, onLeave }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useCriterionWords()
  const show = useShowText()
  const { set, speakers } = comparison
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('criteria.compare.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('criteria.criterion')}
            </th>
            {speakers.map(({ speaker, rank, score }) => {
              const name = show(speaker.name) || t('criteria.unnamed')
              return (
                <th key={speaker.id} scope="col" className={classes.speaker}>
                  <div className={classes.who}>
                    <span className={classes.rank}>{rank}</span>
                    <Anchor component={Link} href={`/speakers/${speaker.id}`} c="inherit" fw={650}>
                      <Localized text={speaker.name} fallback={t('criteria.unnamed')} />
                    </Anchor>
                    <Tooltip label={t('criteria.compare.leave')}>
                      <ActionIcon
                        size="sm"
                        variant="subtle"
                        color="gray"
                        ml="auto"
                        aria-label={t('criteria.compare.leave_named', { name })}
                        onClick={() => onLeave(speaker.id)}
                      >
                        <IconX size={14} />
                      </ActionIcon>
                    </Tooltip>
                  </div>
                  <div className={classes.result}>
                    <span className={classes.percent}>{format.percent(score.percent / 100)}</span>
                    <EligibilityBadge eligibility={score.eligibility} />
                  </div>
                  <ScoreBar score={score} />
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {speakers.length > 1 && (
            <tr>
              <th scope="row" className={classes.criterion}>
                {t('criteria.compare.why')}
              </th>
              {speakers.map(({ speaker, reason }, index) => {
                const below = speakers[index + 1]
                return (
                  <td key={speaker.id} className={classes.reason}>
                    {reason && below ? (
                      <RankReasonText reason={reason} set={set} below={below.speaker.name} />
                    ) : (
                      t('criteria.compare.last')
                    )}
                  </td>
                )
              })}
            </tr>
          )}
          {set.criteria.map((criterion, index) => (
            <tr key={criterion.id}>
              <th scope="row" className={classes.criterion}>
                {words.name(criterion)}{' '}
                {criterion.need === 'required' && (
                  <span className={shared.required}>{t('criteria.need.required')}</span>
                )}
                <Text fz="xs" c="dimmed" fw={400}>
                  {t('criteria.points_count', { count: criterion.weight })}
                </Text>
              </th>
              {speakers.map(({ speaker, items }) => {
                const item = items[index]
                return (
                  <td key={speaker.id} data-verdict={item?.verdict}>
                    {item && <Cell item={item} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={classes.criterion}>
              {t('criteria.compare.sum')}
            </th>
            {speakers.map(({ speaker, score }) => (
              <td key={speaker.id} className={classes.sum}>
                {t('criteria.compare.sum_of', { points: score.points, total: score.total })}
                {score.open > 0 && (
                  <Text span fz="xs" c="dimmed" display="block">
                    {t('criteria.compare.open', { count: score.open })}
                  </Text>
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Cell({ item }: { item: AssessedCriterion }) {
  const { t } = useTranslation()
  const words = useCriterionWords()
  const { criterion, answer, verdict, proposal, misfit } = item
  const value = answer?.value ?? null
  return (
    <div className={classes.cell}>
      <VerdictMark verdict={verdict} named />
      <div className={classes.said}>
        {value !== null && !misfit && words.value(criterion, value)}
        {answer && answer.verdict !== null && (
          <Text span fz="xs" c="dimmed" display="block">
            {t('criteria.by_hand')}
          </Text>
        )}
        {proposal !== null && (
          <Text span fz="xs" c="dimmed" display="block">
            {t('criteria.compare.profile', { value: words.value(criterion, proposal) })}
          </Text>
        )}
        {answer?.note && (
          <Text span fz="xs" c="dimmed" display="block" className={classes.note}>
            {answer.note}
          </Text>
        )}
      </div>
      <span className={classes.points} data-given={item.points > 0 || undefined}>
        {item.points > 0 ? `+${item.points}` : '0'}
      </span>
    </div>
  )
}
