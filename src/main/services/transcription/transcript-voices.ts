import type { ChannelsVerdict, DiariseOptions } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { TranscriptService } from './service.ts'
import type { VoiceTeller } from './voices-ports.ts'

/** Starts the telling apart of speakers, and says whether a recording's channels can do it. */
export function createTranscriptVoices(deps: {
  session: LibrarySession
  jobs: JobQueue
  voices: VoiceTeller
}): Pick<TranscriptService, 'diarise' | 'channels'> {
  const { session, jobs, voices } = deps
  /** A recording's channels do not change; kept while the app runs. */
  const verdicts = new Map<string, ChannelsVerdict>()
  return {
    async diarise({ transcriptId, method }: DiariseOptions): Promise<Job> {
      const library = session.writing()
      const transcript = found(library.transcripts.get(transcriptId), transcriptId)
      const take = found(library.takes.get(transcript.takeId), transcript.takeId)
      if (take.info && !take.info.audio) throw new IzError('media_no_audio', { file: take.name })
      if (method === 'channels' && take.info?.audio && take.info.audio.channels < 2) {
        throw new IzError('channels_alike', { file: take.name })
      }
      return jobs.start(
        'diarise',
        { transcriptId, method },
        { interviewId: take.interviewId, subjectId: transcriptId, title: take.name },
      )
    },

    async channels(takeId: string): Promise<ChannelsVerdict> {
      const take = found(session.reading().takes.get(takeId), takeId)
      if (!take.info?.audio || take.info.audio.channels < 2) return 'mono'
      const key = `${takeId} ${take.fingerprint}`
      const known = verdicts.get(key)
      if (known) return known
      const verdict = await voices.judgeChannels(
        { mediaPath: take.path, durationMs: take.info.durationMs },
        { signal: new AbortController().signal },
      )
      verdicts.set(key, verdict)
      return verdict
    },
  }
}
