import { Select } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayAndMonth } from '../../lib/calendar-names.ts'
import { useFormat } from '../../lib/format.ts'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { fraction } from '../jobs/job-words.ts'
import { isActive, useJobs } from '../jobs/use-jobs.ts'
import { interviewStages, type StageId } from './stages.ts'
import classes from './workspace.module.css'

interface Props {
  interviewId: string
  stage: string
  takes: readonly Take[]
  take: Take | null
}

const jobOfStage = {
  plan: null,
  shoot: null,
  recordings: 'import',
  transcript: 'transcribe',
  subtitles: null,
  clips: 'export',
} as const

/** The stages of the interview and where each stands; and, when there are several, which recording is worked on. */
export function StageBar({ interviewId, stage, takes, take }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const search = useSearch()
  const [, setTake] = useParam('take')
  const jobs = useJobs()
  const summary = useQuery(trpc.interviews.list.queryOptions()).data?.find(
    (interview) => interview.id === interviewId,
  )

  const filmedOn = useQuery(trpc.shoots.list.queryOptions({ interviewId })).data?.find(
    ({ date }) => date,
  )?.date

  const status = (id: StageId) => {
    const active = jobs.filter(
      (other) => other.interviewId === interviewId && other.kind === jobOfStage[id] && isActive(other),
    )
    const job = active.find(({ state }) => state === 'running') ?? active[0]
    if (job) {
      if (job.state === 'queued') return t('stage.queued')
      const part = fraction(job)
      return part === null ? t('stage.running') : format.percent(part)
    }
    if (!summary) return null
    if (id === 'plan') return summary.planCount || null
    if (id === 'shoot') return filmedOn ? dayAndMonth(i18n.language as Language, filmedOn) : null
    if (id === 'recordings') return summary.takeCount || null
    if (id === 'transcript')
      return summary.transcriptCount > 0 ? <IconCheck size={14} aria-label={t('stage.there')} /> : null
    if (id === 'subtitles')
      return summary.trackLanguages.map((language) => language.toUpperCase()).join(' ') || null
    return summary.clipCount || null
  }

  return (
    <nav className={classes.bar} aria-label={t('stage.bar')}>
      {interviewStages.map(({ id, icon: Icon }) => {
        const words = status(id)
        return (
          <Link
            key={id}
            href={`/interviews/${interviewId}/${id}${search ? `?${search}` : ''}`}
            className={classes.stage}
            aria-current={id === stage ? 'page' : undefined}
          >
            <Icon size={17} stroke={1.7} aria-hidden />
            {t(`stage.${id}`)}
            {words !== null && <span className={`${classes.status} tabular`}>{words}</span>}
          </Link>
        )
      })}
      {takes.length > 1 && stage !== 'plan' && stage !== 'recordings' && stage !== 'shoot' && (
        <div className={classes.take}>
          <Select
            size="xs"
            w={240}
            aria-label={t('workspace.recording')}
            allowDeselect={false}
            data={takes.map((other) => ({ value: other.id, label: other.name }))}
            value={take?.id ?? null}
            onChange={setTake}
          />
        </div>
      )}
    </nav>
  )
}
