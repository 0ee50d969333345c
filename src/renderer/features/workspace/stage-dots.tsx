import { Group, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import classes from './stage-dots.module.css'
import { interviewStages, stagesDone } from './stages.ts'

/** How far an interview has come, a mark for each stage. */
export function StageDots({ interview }: { interview: InterviewSummary }) {
  const { t } = useTranslation()
  const done = stagesDone(interview)
  return (
    <Group component="ul" gap={4} wrap="nowrap" m={0} p={0} aria-label={t('stage.progress')} pos="relative">
      {interviewStages.map(({ id, icon: Icon }) => {
        const label = `${t(`stage.${id}`)}: ${done[id] ? t('stage.there') : t('stage.not_yet')}`
        return (
          <Tooltip key={id} label={label}>
            <li className={classes.dot} data-done={done[id] || undefined}>
              <Icon size={14} stroke={1.8} aria-hidden />
              <span className={classes.words}>{label}</span>
            </li>
          </Tooltip>
        )
      })}
    </Group>
  )
}
