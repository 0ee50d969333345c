import { Text } from '@mantine/core'
import { IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import type { Job } from '../../lib/job.ts'
import { JobProgress } from './job-progress.tsx'
import { jobStatus } from './job-words.ts'
import { StopJob } from './stop-job.tsx'

interface Props {
  job: Job
  /** What is under way, for screen readers. */
  label: string
  /** Of the button that stops it. */
  size: 'xs' | 'sm'
}

/** How far a job is and the button that stops it, to stand beside each other in a row. */
export function RunningJob({ job, label, size }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <div style={{ flex: 1, minWidth: 0 }}>
        <JobProgress job={job} label={label} />
        <Text fz="xs" c="dimmed" mt={4} className="tabular" role="status">
          {jobStatus(t, format, job)}
        </Text>
      </div>
      <StopJob jobId={job.id} size={size} leftSection={<IconPlayerStop size={size === 'xs' ? 14 : 15} />}>
        {t('job.cancel')}
      </StopJob>
    </>
  )
}
