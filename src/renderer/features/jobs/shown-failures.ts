import { useEffect } from 'react'
import type { Job } from '../../lib/job.ts'

const shown = new Map<string, number>()
const keyOf = ({ kind, subjectId }: Pick<Job, 'kind' | 'subjectId'>) => `${kind} ${subjectId}`

/** Says that the screen itself tells how the newest job of this kind for this subject has failed. Returns the function that takes it back. */
export function showFailure(kind: Job['kind'], subjectId: string): () => void {
  const key = keyOf({ kind, subjectId })
  shown.set(key, (shown.get(key) ?? 0) + 1)
  return () => {
    const left = (shown.get(key) ?? 1) - 1
    if (left > 0) shown.set(key, left)
    else shown.delete(key)
  }
}

/** Whether who looks at the screen reads there why this job has failed. */
export function isFailureShown(job: Pick<Job, 'kind' | 'subjectId'>): boolean {
  return shown.has(keyOf(job))
}

/** `showFailure` for all of these, for as long as the component is on the screen. */
export function useShowsFailures(kind: Job['kind'], subjectIds: readonly string[]): void {
  const ids = subjectIds.join(' ')
  useEffect(() => {
    const stops = ids.split(' ').map((id) => showFailure(kind, id))
    return () => {
      for (const stop of stops) stop()
    }
  }, [kind, ids])
}
