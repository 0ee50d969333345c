import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type { StoredTranscript, TranscribeOptions } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import type { Word } from '#shared/transcript.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { Models } from '../models/model-service.ts'
import { modelsFor } from './models-for.ts'
import type { TranscriptService } from './service.ts'

/** What the edits, the timing and the telling apart of speakers add comes from their own files. */
type Core = Pick<TranscriptService, 'list' | 'get' | 'partialWords' | 'start'>

export function createTranscriptService(deps: {
  session: LibrarySession
  jobs: JobQueue
  models: Models
}): Core {
  const { session, jobs, models } = deps
  return {
    async list(takeId: string): Promise<TranscriptSummary[]> {
      const library = session.reading()
      found(library.takes.get(takeId), takeId)
      return library.transcripts.list(takeId)
    },

    async get(id: string): Promise<StoredTranscript> {
      return found(session.reading().transcripts.get(id), id)
    },

    async partialWords(jobId: string): Promise<Word[]> {
      return session
        .reading()
        .jobs.chunks(jobId)
        .flatMap(({ words }) => words)
    },

    async start(options: TranscribeOptions): Promise<Job> {
      const library = session.writing()
      const take = found(library.takes.get(options.takeId), options.takeId)
      // Said before the job is queued: behind another transcription it would be said an hour later.
      await modelsFor(models, options)
      if (take.info && !take.info.audio) throw new IzError('media_no_audio', { file: take.name })
      const { takeId, modelId, language, translateTo } = options
      return jobs.start(
        'transcribe',
        { takeId, modelId, language, translateTo },
        { interviewId: take.interviewId, subjectId: take.id, title: take.name },
      )
    },
  }
}
