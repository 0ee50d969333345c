import i18next from 'i18next'
import { useEffect } from 'react'
import { jobPlace, jobProblem, jobWarnings } from '../features/jobs/job-words.ts'
import { startJournal } from '../features/sessions/journal.ts'
import { errorText } from '../lib/error-text.ts'
import { notifyDone, notifyProblem } from '../lib/notify.tsx'
import { startSync } from '../lib/sync.ts'

/** Follows the event stream while the app is shown, and says when a job ends. */
export function Sync() {
  useEffect(
    () =>
      startSync((job) => {
        const { t } = i18next
        if (job.state === 'done') {
          notifyDone(t(`job.finished.${job.kind}`, { title: job.title }))
          for (const warning of jobWarnings(job)) notifyProblem(errorText(t, warning), job.title)
        }
        // who looks at the place where it failed reads it there
        const seen = jobPlace(job)?.split('?')[0] === window.location.pathname
        const problem = jobProblem(job)
        if (problem && !seen) {
          notifyProblem(errorText(t, problem), t(`job.failed.${job.kind}`, { title: job.title }))
        }
      }),
    [],
  )
  useEffect(startJournal, [])
  return null
}
