import type { TFunction } from 'i18next'
import { jobProblem, jobWarnings } from '../features/jobs/job-words.ts'
import { isFailureShown } from '../features/jobs/shown-failures.ts'
import { errorText } from '../lib/error-text.ts'
import type { Job } from '../lib/job.ts'

/** What is said of a job that has ended, besides what the screen shows of it. */
export interface JobEnd {
  done: string | null
  /** Of several that say the same only the last is of use: the imports of an evening. */
  subject?: string
  problems: { message: string; title: string }[]
}

/** What to say when a job ends: that it is done, what went otherwise, or why it failed where the screen does not tell that itself. */
export function jobEnd(t: TFunction, job: Job): JobEnd {
  const { title } = job
  if (job.state === 'done') {
    return {
      done: t(`job.finished.${job.kind}`, { title }),
      ...(job.kind === 'import' ? { subject: `import ${job.interviewId}` } : {}),
      problems: jobWarnings(job).map((warning) => ({ message: errorText(t, warning), title })),
    }
  }
  const problem = jobProblem(job)
  if (!problem || isFailureShown(job)) return { done: null, problems: [] }
  return {
    done: null,
    problems: [{ message: errorText(t, problem), title: t(`job.failed.${job.kind}`, { title }) }],
  }
}
