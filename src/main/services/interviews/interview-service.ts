import { randomUUID } from 'node:crypto'
import type { Interview, InterviewFields, InterviewSummary } from '#shared/api/interviews.ts'
import type { Patch } from '#shared/patch.ts'
import { nameInInterview } from '../../domain/speakers/names.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { InterviewService } from '../services.ts'

/** The patch with the name of the speaker that the interview has after it. */
function withSpeakerName(
  library: Library,
  before: Pick<Interview, 'speakerId' | 'language'>,
  patch: Patch<InterviewFields>,
): Patch<InterviewFields> {
  const speakerId = patch.speakerId === undefined ? before.speakerId : patch.speakerId
  const speaker = speakerId === null ? null : library.speakers.get(speakerId)
  if (!speaker) return patch
  const language = patch.language === undefined ? before.language : patch.language
  return { ...patch, speakerName: nameInInterview(speaker.name, language) }
}

const isMove = (patch: Patch<InterviewFields>) =>
  patch.status !== undefined && Object.keys(patch).every((key) => ['status', 'lastContactOn'].includes(key))

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
      const named = withSpeakerName(library, { speakerId: null, language: fields.language }, fields)
      const interview = {
        ...fields,
        speakerName: named.speakerName ?? fields.speakerName,
        id: randomUUID(),
        createdAt: now,
        updatedAt: now,
      }
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
        const named = withSpeakerName(library, before, patch)
        const changes = library.interviews.update(id, named, new Date().toISOString())
        library.history.record(isMove(patch) ? 'interview_move' : 'interview_update', before.title, changes)
      })
      changed(id)
      return found(library.interviews.get(id), id)
    },

    async remove(id: string): Promise<void> {
      const library = session.writing()
      const interview = found(library.interviews.get(id), id)
      void jobs.cancelFor((job) => job.interviewId === id)
      library.transaction(() => {
        const changes = library.interviews.remove(id, new Date().toISOString())
        library.history.record('interview_remove', interview.title, changes)
      })
      changed(id)
    },
  }
}
