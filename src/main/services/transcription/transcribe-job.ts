import { randomUUID } from 'node:crypto'
import type { Transcript } from '#shared/transcript.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobRunner } from '../jobs/job-queue.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import type { Models } from '../models/model-service.ts'
import { trackFromTranscript } from '../tracks/new-track.ts'
import type { Transcriber } from './ports.ts'

/** Writes a transcript and cuts its subtitles. Words are kept chunk by chunk while it runs, and shown as they come. */
export function createTranscribeRunner(deps: {
  transcriber: Transcriber
  media: MediaTools
  models: Models
  events: EventBus
}): JobRunner<'transcribe'> {
  const { transcriber, media, models, events } = deps
  return async ({ id: jobId, input }, { library, progress, signal }) => {
    const { takeId, modelId, language, translateTo } = input
    const take = found(library.takes.get(takeId), takeId)
    const model = await models.use(modelId ?? '')
    const info = take.info ?? (await media.probe(take.path, { signal }))
    progress('transcribe', 'ms', 0, info.durationMs)
    const written = await transcriber.transcribe(
      {
        mediaPath: take.path,
        durationMs: info.durationMs,
        model: { engine: model.engine, path: model.path, vocabularyPath: model.vocabularyPath },
        language,
        translateTo,
      },
      {
        signal,
        onProgress: (done, total) => progress('transcribe', 'ms', done, total),
        onWords: (words) => {
          if (signal.aborted) return
          library.jobs.appendChunk(jobId, { settledMs: words.at(-1)?.endMs ?? 0, words, stretches: [] })
          events.emit({ type: 'words', jobId, takeId, words })
        },
      },
    )
    const transcript: Transcript = translateTo ? { ...written, language: translateTo } : written
    const now = new Date().toISOString()
    const transcriptId = randomUUID()
    const track = trackFromTranscript(library, { id: transcriptId, takeId, transcript, now })
    library.transaction(() => {
      const translated = translateTo !== null
      library.transcripts.insert(
        { id: transcriptId, takeId, modelName: model.name, translated, createdAt: now },
        transcript,
      )
      library.tracks.insert(track)
      library.jobs.clearChunks(jobId)
    })
    events.changed('transcripts', transcriptId)
    events.changed('tracks', track.id)
    events.changed('interviews', take.interviewId)
    return { transcriptId, trackId: track.id }
  }
}
