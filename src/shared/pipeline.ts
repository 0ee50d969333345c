import { z } from 'zod'

/** The stages of an interview from the first thought of it to its publication, in order; `declined` stands outside of the order. */
export const interviewStatuses = [
  'idea',
  'contacted',
  'agreed',
  'scheduled',
  'filmed',
  'transcribed',
  'subtitled',
  'approved',
  'published',
  'declined',
] as const
export const interviewStatusSchema = z.enum(interviewStatuses)
export type InterviewStatus = z.infer<typeof interviewStatusSchema>

/** Where nothing is waited for any more: an interview there cannot be overdue. */
const settled = new Set<InterviewStatus>(['published', 'declined'])

/**
 * Whether the next step should have been done by now. A step is due on its day and overdue the day after.
 * @param today the day where the person is, 'YYYY-MM-DD'
 */
export function isOverdue(
  interview: { status: InterviewStatus; nextStepOn: string | null },
  today: string,
): boolean {
  return interview.nextStepOn !== null && interview.nextStepOn < today && !settled.has(interview.status)
}

/** Whether `to` is a later stage than `from`. Nothing leads on by itself from an interview that was declined. */
export function isForward(from: InterviewStatus, to: InterviewStatus): boolean {
  if (from === 'declined' || to === 'declined') return false
  return interviewStatuses.indexOf(to) > interviewStatuses.indexOf(from)
}

/**
 * The stage one step before (-1) or after (1), null where there is none. From the last stage nothing leads on to `declined`: that is a
 * decision of its own; and whoever takes a refusal back begins anew.
 */
export function stageBeside(status: InterviewStatus, by: 1 | -1): InterviewStatus | null {
  if (status === 'declined') return by < 0 ? 'idea' : null
  const next = interviewStatuses[interviewStatuses.indexOf(status) + by]
  return next === undefined || next === 'declined' ? null : next
}
