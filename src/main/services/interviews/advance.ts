import type { Job } from '#shared/job.ts'
import { type InterviewStatus, isForward } from '#shared/pipeline.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import type { LibrarySession } from '../library/session.ts'

export interface Advance {
  interviewId: string
  title: string
  from: InterviewStatus
  to: InterviewStatus
  changes: Change[]
}

/** Moves an interview on to a later stage; never back, and never out of `declined`. Call it in a transaction. */
export function advance(
  library: Library,
  interviewId: string,
  to: InterviewStatus,
  now: string,
): Advance | null {
  const interview = library.interviews.get(interviewId)
  if (!interview || !isForward(interview.status, to)) return null
  const changes = library.interviews.update(interviewId, { status: to }, now)
  return { interviewId, title: interview.title, from: interview.status, to, changes }
}

/** Says so to the windows, which offer to take it back. */
export function tellAdvance(events: EventBus, done: Advance | null): void {
  if (!done) return
  const { interviewId, title, from, to } = done
  events.changed('interviews', interviewId)
  events.emit({ type: 'advanced', interviewId, title, from, to })
}

/** What a job that is done says of its interview. */
function reached(library: Library, { kind, subjectId }: Job): InterviewStatus | null {
  if (kind === 'import') return 'filmed'
  if (kind === 'transcribe') return 'transcribed'
  const captioned = kind === 'export' && subjectId !== null && library.clips.get(subjectId)?.trackId != null
  return captioned ? 'subtitled' : null
}

/**
 * From here on the stage of an interview follows the jobs that are done: a recording that came in, a transcript, a clip exported
 * with its subtitles. Where a person chose a stage while the job ran, that choice stands. It is no step of undo, since a job ends
 * at any time and a new step takes away what could be redone.
 */
export function followJobs(session: LibrarySession, events: EventBus): void {
  events.subscribe(null, (_, event) => {
    if (event.type !== 'job' || event.job.state !== 'done') return
    const { job } = event
    const library = session.current()
    if (!library || library.readOnly || job.interviewId === null) return
    const { interviewId } = job
    const to = reached(library, job as Job)
    if (to === null || library.interviews.statusChosenSince(interviewId, job.createdAt)) return
    const now = new Date().toISOString()
    tellAdvance(
      events,
      library.transaction(() => advance(library, interviewId, to, now)),
    )
  })
}
