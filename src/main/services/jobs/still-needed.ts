import type { Library } from '../library/ports.ts'
import type { StoredJob } from './ports.ts'

/**
 * Whether an ended job is the way to something that would else be lost: the failed import of a take that is still there, or the part of
 * a transcription that need not be done again.
 */
export function isStillNeeded(job: StoredJob, all: readonly StoredJob[], library: Library): boolean {
  if (job.state === 'done' || job.subjectId === null) return false
  const take = library.takes.get(job.subjectId)
  if (!take) return false
  if (job.kind === 'import') return take.importedAt === null
  if (job.kind !== 'transcribe' || library.jobs.chunks(job.id).length === 0) return false
  // What came later and came to its end has taken its place.
  return !all.some(
    ({ kind, state, subjectId, createdAt }) =>
      kind === 'transcribe' && state === 'done' && subjectId === take.id && createdAt > job.createdAt,
  )
}
