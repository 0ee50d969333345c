import { randomUUID } from 'node:crypto'
import type { Interview, InterviewFields, InterviewSummary } from '#shared/api/interviews.ts'
import type { Patch } from '#shared/patch.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { InterviewService } from '../services.ts'

export function createInterviewService(deps: {
  session: LibrarySession
  events: EventBus
  jobs: JobQueue
}): InterviewService {
  const { session, events, jobs } = deps
  const changed = (id: string) => {
    events.changed('interviews', id)
    events.changed('history')
  }
  return {
    async list(): Promise<InterviewSummary[]> {
      const library = session.reading()
      return library.interviews.list().map(({ takeIds, ...interview }) => ({
        ...interview,
        posterTakeId: takeIds.find((id) => library.files.hasCached(id, 'poster.jpg')) ?? null,
      }))
    },

    async get(id: string): Promise<Interview> {
      return found(session.reading().interviews.get(id), id)
    },

    async create(fields: InterviewFields): Promise<Interview> {
      const library = session.writing()
      const now = new Date().toISOString()
      const interview = { ...fields, id: randomUUID(), createdAt: now, updatedAt: now }
      library.transaction(() => {
        const changes = library.interviews.insert(interview)
        library.history.record('interview_create', fields.title, changes)
      })
      changed(interview.id)
      return found(library.interviews.get(interview.id), interview.id)
    },

    async update(id: string, patch: Patch<InterviewFields>): Promise<Interview> {
      const library = session.writing()
      const before = found(library.interviews.get(id), id)
      library.transaction(() => {
        const changes = library.interviews.update(id, patch, new Date().toISOString())
        library.history.record('interview_update', before.title, changes)
      })
      changed(id)
      return found(library.interviews.get(id), id)
    },

    async remove(id: string): Promise<void> {
      const library = session.writing()
      const interview = found(library.interviews.get(id), id)
      jobs.cancelFor((job) => job.interviewId === id)
      library.transaction(() => {
        const changes = library.interviews.remove(id, new Date().toISOString())
        library.history.record('interview_remove', interview.title, changes)
      })
      changed(id)
    },
  }
}
