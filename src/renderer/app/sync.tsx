import i18next from 'i18next'
import { useEffect } from 'react'
import type { Language } from '#shared/language.ts'
import { startJournal } from '../features/sessions/journal.ts'
import { createFormat } from '../lib/format.ts'
import type { Job } from '../lib/job.ts'
import { notifyDone, notifyProblem } from '../lib/notify.tsx'
import { startSync } from '../lib/sync.ts'
import { correctedNote } from './corrected-note.ts'
import { jobEnd } from './job-ends.ts'

async function sayEnd(job: Job): Promise<void> {
  const { t, language } = i18next
  const { done, subject, problems } = jobEnd(t, job)
  for (const { message, title } of problems) notifyProblem(message, title)
  if (done === null) return
  const note = await correctedNote(t, job, createFormat(language as Language))
  notifyDone(note === null ? done : `${done}. ${note}`, subject)
}

/** Follows the event stream while the app is shown, and says when a job ends. */
export function Sync() {
  useEffect(() => startSync((job) => void sayEnd(job)), [])
  useEffect(startJournal, [])
  return null
}
