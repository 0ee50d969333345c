import { Skeleton, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { isOverdue } from '#shared/pipeline.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { dayAndMonth } from '../../lib/calendar-names.ts'
import { useFormat } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'
import { Poster } from '../../ui/poster.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { isActive, useJobs } from '../jobs/use-jobs.ts'
import { DueDay } from '../speakers/due-day.tsx'
import { StageDots } from '../workspace/stage-dots.tsx'
import { isBeforeFilming, nextStep } from '../workspace/stages.ts'
import { filmingOf } from './filming.ts'
import classes from './next-card.module.css'

/** An interview and the one thing to do next with it; the whole card leads there. */
export function NextCard({ interview }: { interview: InterviewSummary }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const job = useJobs().find((other) => other.interviewId === interview.id && isActive(other))
  const { data: shoots, isLoading } = useQuery({
    ...trpc.shoots.list.queryOptions({ interviewId: interview.id }),
    enabled: isBeforeFilming(interview) && interview.planCount > 0,
  })
  const { filming, on } = filmingOf(shoots ?? [], today())
  const { step, stage } = nextStep(interview, filming)
  const date = on === null ? '' : dayAndMonth(i18n.language as Language, on)
  const settled = interview.status === 'published' || interview.status === 'declined'
  return (
    <article className={classes.card}>
      {interview.posterTakeId !== null && (
        <div className={classes.picture}>
          <Poster takeId={interview.posterTakeId} width="100%" />
          {interview.durationMs > 0 && (
            <span className={`${classes.length} tabular`}>{formatClock(interview.durationMs)}</span>
          )}
        </div>
      )}
      <div className={classes.body}>
        <Title order={3} fz="md" lineClamp={1}>
          <Link href={`/interviews/${interview.id}/${stage}`} className={classes.link}>
            {interview.title}
          </Link>
        </Title>
        <Text fz="sm" c="dimmed" lineClamp={1}>
          {interview.speakerName || format.date(interview.createdAt)}
        </Text>
        {interview.nextStepOn !== null && !settled && (
          <Text fz="sm" truncate="end" mt={6} component="div">
            <DueDay day={interview.nextStepOn} overdue={isOverdue(interview, today())} /> {interview.nextStep}
          </Text>
        )}
        <div className={classes.foot}>
          <span className={classes.next}>
            {job ? (
              `${t(`job.active.${job.kind}`)}: ${jobStatus(t, format, job)}`
            ) : isLoading ? (
              // Which step it is depends on the days of filming.
              <Skeleton w={130} h={14} my={3} />
            ) : (
              t(`home.next.${step}`, { date })
            )}
            <IconArrowRight size={15} aria-hidden />
          </span>
          <StageDots interview={interview} />
        </div>
      </div>
    </article>
  )
}
