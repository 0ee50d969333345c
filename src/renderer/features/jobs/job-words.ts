import type { TFunction } from 'i18next'
import type { WireError } from '#shared/error.ts'
import type { Format } from '../../lib/format.ts'
import type { Job } from '../../lib/job.ts'

/** How far a job is, 0..1; null while that is not known. */
export function fraction(job: Job): number | null {
  const { done, total } = job.progress
  return total ? Math.min(1, done / total) : null
}

/** Whether a job that has ended early is taken up where it stopped: a transcription keeps what it has finished. */
export function canGoOn(job: Job): boolean {
  const isStopped = job.state === 'failed' || job.state === 'interrupted' || job.state === 'cancelled'
  return isStopped && job.kind === 'transcribe' && job.progress.done > 0
}

/** One line on how a job stands: waiting, percent and time left, or how it ended. */
export function jobStatus(t: TFunction, format: Format, job: Job): string {
  if (job.state !== 'running') return t(`job.state.${job.state}`)
  const part = fraction(job)
  const words = [part === null ? t('job.state.running') : format.percent(part)]
  if (job.progress.etaMs !== null) words.push(t('job.time_left', { time: format.span(job.progress.etaMs) }))
  return words.join(' · ')
}

/** Why a job has ended badly; null for one that somebody stopped, or that ended with the app. */
export function jobProblem(job: Job): WireError | null {
  const broke = job.state === 'failed' || (job.state === 'interrupted' && job.error?.code !== 'interrupted')
  return broke ? job.error : null
}

/** What went otherwise than it should have, in a job that is done. */
export function jobWarnings(job: Job): readonly WireError[] {
  return (job.result as { warnings?: readonly WireError[] } | null)?.warnings ?? []
}

/** Where the outcome of a job can be seen; null when it belongs to no interview. */
export function jobPlace(job: Job): string | null {
  if (!job.interviewId || !job.subjectId) return null
  const base = `/interviews/${job.interviewId}`
  if (job.kind === 'import') return `${base}/recordings?take=${job.subjectId}`
  if (job.kind === 'transcribe') return `${base}/transcript?take=${job.subjectId}`
  if (job.kind === 'export') return `${base}/clips?clip=${job.subjectId}`
  const made = (job.result as { transcriptId?: string } | null)?.transcriptId
  // A text that was timed works for its recording, and what it makes has a name of its own.
  if (job.kind === 'align' && made !== undefined && made !== job.subjectId) {
    return `${base}/transcript?take=${job.subjectId}&transcript=${made}`
  }
  return `${base}/transcript?transcript=${job.subjectId}`
}
