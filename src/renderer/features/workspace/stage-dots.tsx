import type { InterviewSummary } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './stage-dots.module.css'
import { interviewStages, stagesDone } from './stages.ts'

/** How far an interview has come, a mark for each stage. */
export function StageDots({ interview }: { interview: InterviewSummary }) {
  const { t } = useTranslation()
  const done = stagesDone(interview)
  return (
    <ul className={classes.dots} aria-label={t('stage.progress')}>
      {interviewStages.map(({ id, icon: Icon }) => {
        const label = `${t(`stage.${id}`)}: ${done[id] ? t('stage.there') : t('stage.not_yet')}`
        return (
          <li key={id} className={classes.dot} data-done={done[id] || undefined} title={label}>
            <Icon size={14} stroke={1.8} aria-hidden />
            <span className={classes.words}>{label}</span>
          </li>
        )
      })}
    </ul>
  )
}
