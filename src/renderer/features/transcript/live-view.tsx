import { Group, Stack, Text } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { formatClock } from '#shared/time.ts'
import type { Word } from '#shared/transcript.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import type { Job } from '../../lib/job.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { jobStatus } from '../jobs/job-words.ts'
import { StopJob } from '../jobs/stop-job.tsx'
import { paragraphsOf } from './paragraphs.ts'
import { goOnHere } from './stage-part.tsx'
import classes from './transcript.module.css'

/** A transcription that waits or is at work: the text as it comes, how far it is, and stopping it. */
export function LiveView({ job, words }: { job: Job; words: readonly Word[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const pinned = useRef(true)
  const count = words.length
  const waits = job.state === 'queued'
  const title = t(waits ? 'transcript.queued' : 'transcript.running')

  // biome-ignore lint/correctness/useExhaustiveDependencies: new words move the end of the text
  useEffect(() => {
    if (box.current && pinned.current) box.current.scrollTop = box.current.scrollHeight
  }, [count])

  return (
    <>
      <Stack className={classes.bar} gap={6} py="sm">
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text fw={600}>{title}</Text>
            <Text fz="sm" c="dimmed" className="tabular" role="status">
              {waits ? t('transcript.queued_text') : jobStatus(t, format, job)}
            </Text>
          </div>
          <StopJob jobId={job.id} size="xs" flex="none" leftSection={<IconPlayerStop size={14} />}>
            {t('transcript.stop')}
          </StopJob>
        </Group>
        <JobProgress job={job} label={title} />
      </Stack>
      <section
        {...goOnHere}
        ref={box}
        className={classes.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label={t('transcript.live')}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          pinned.current = scrollTop + clientHeight > scrollHeight - 40
        }}
      >
        {count === 0 && !waits && <Text c="dimmed">{t('transcript.waiting')}</Text>}
        {paragraphsOf(words).map((paragraph, index, all) => (
          <div key={paragraph.first} className={classes.paragraph}>
            <span className={`${classes.time} tabular`}>{formatClock(paragraph.words[0]?.startMs ?? 0)}</span>
            <p className={classes.live}>
              {paragraph.words.map((word) => word.text).join(' ')}
              {index === all.length - 1 && <span className={classes.caret} aria-hidden />}
            </p>
          </div>
        ))}
      </section>
    </>
  )
}
