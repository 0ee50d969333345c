import { Progress } from '@mantine/core'
import type { Job } from '../../lib/job.ts'
import { fraction } from './job-words.ts'

/** A job's bar; it moves without a figure while the whole is unknown. */
export function JobProgress({ job, label }: { job: Job; label: string }) {
  const part = fraction(job)
  return (
    <Progress.Root size={5} radius="xl">
      <Progress.Section
        value={part === null ? 100 : part * 100}
        animated={part === null && job.state === 'running'}
        striped={part === null}
        aria-label={label}
      />
    </Progress.Root>
  )
}
