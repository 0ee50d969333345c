import type { AlignOptions } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import { readTypedText } from '../../domain/transcript/alignment/typed-text.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { found, type LibrarySession } from '../library/session.ts'
import { type AligningModels, aligningModel } from './aligning-model.ts'
import type { TranscriptService } from './service.ts'

/** Starts the timing of words by the sound. What cannot work is said before the job is queued: its turn may come an hour later. */
export function createTranscriptTiming(deps: {
  session: LibrarySession
  jobs: JobQueue
  models: AligningModels
}): Pick<TranscriptService, 'align'> {
  const { session, jobs, models } = deps
  return {
    async align({ takeId, transcriptId, text, language, range }: AlignOptions): Promise<Job> {
      const library = session.writing()
      const take = found(library.takes.get(takeId), takeId)
      if ((transcriptId === null) === (text === null)) throw new IzError('invalid_input', { field: 'text' })
      if (transcriptId !== null) {
        const transcript = found(library.transcripts.get(transcriptId), transcriptId)
        if (transcript.takeId !== takeId) throw new IzError('not_found', { id: transcriptId })
      } else if (readTypedText(text ?? '').words.length === 0) throw new IzError('text_empty')
      if (range && range.endMs <= range.startMs) throw new IzError('range_invalid', range)
      if (take.info && !take.info.audio) throw new IzError('media_no_audio', { file: take.name })
      await aligningModel(models, language)
      return jobs.start(
        'align',
        { takeId, transcriptId, text, language, ...(range ? { range } : {}) },
        { interviewId: take.interviewId, subjectId: transcriptId ?? takeId, title: take.name },
      )
    },
  }
}
