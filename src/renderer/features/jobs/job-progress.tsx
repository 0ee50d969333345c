import { Progress } from '@mantine/core'
import type { Job } from '../../lib/job.ts'
import { fraction } from './job-words.ts'

/** A job's bar; it moves without a figure while the whole is unknown, and is empty while the job waits its turn. */
export function JobProgress({ job, label }: { job: Job; label: string }) {
  const part = fraction(job)
  const isUnknown = part === null && job.state !== 'queued'
  return (
    <Progress.Root size={5} radius="xl">
      <Progress.Section
        value={isUnknown ? 100 : (part ?? 0) * 100}
        animated={isUnknown && job.state === 'running'}
        striped={isUnknown}
        aria-label={label}
      />
    </Progress.Root>
  )
}
