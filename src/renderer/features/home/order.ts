import type { InterviewSummary } from '#shared/api/interviews.ts'
import { isOverdue } from '#shared/pipeline.ts'

/**
 * What to look at first: a next step that is overdue, the longest overdue before the others; then the interview worked on last. One
 * that was declined waits for nothing and comes at the end.
 * @param today 'YYYY-MM-DD'
 */
export function inOrderOfNeed(interviews: readonly InterviewSummary[], today: string): InterviewSummary[] {
  const rank = (interview: InterviewSummary) =>
    isOverdue(interview, today) ? 0 : interview.status === 'declined' ? 2 : 1
  return [...interviews].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 0 ? (a.nextStepOn ?? '').localeCompare(b.nextStepOn ?? '') : 0) ||
      b.updatedAt.localeCompare(a.updatedAt),
  )
}
