import type { Library } from '../library/ports.ts'
import type { StoredJob } from './ports.ts'

/**
 * Whether an ended job is the way to something that would else be lost: the failed import of a take that is still there, or the part of
 * a transcription that need not be done again, unless somebody gave it up.
 */
export function isStillNeeded(job: StoredJob, all: readonly StoredJob[], library: Library): boolean {
  if (job.state === 'done' || job.subjectId === null) return false
  const take = library.takes.get(job.subjectId)
  if (!take) return false
  if (job.kind === 'import') return take.importedAt === null
  if (!isTranscription(job) || job.state === 'cancelled' || !library.jobs.hasChunks(job.id)) return false
  return !all.some((other) => isTranscription(other) && hasReplaced(other, job))
}

function isTranscription(job: StoredJob): job is StoredJob<'transcribe'> {
  return job.kind === 'transcribe'
}

/** What came to its end later, in the same language, has taken the place of what stopped; a retried job began before either. */
function hasReplaced(later: StoredJob<'transcribe'>, stopped: StoredJob<'transcribe'>): boolean {
  return (
    later.state === 'done' &&
    later.subjectId === stopped.subjectId &&
    later.input.translateTo === stopped.input.translateTo &&
    (later.endedAt ?? '') > (stopped.endedAt ?? '')
  )
}
