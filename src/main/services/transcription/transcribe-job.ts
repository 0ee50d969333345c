import { randomUUID } from 'node:crypto'
import type { Transcript } from '#shared/transcript.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobRunner } from '../jobs/job-queue.ts'
import { collectWarnings } from '../jobs/job-warnings.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import type { Models } from '../models/model-service.ts'
import { trackFromTranscript } from '../tracks/new-track.ts'
import { modelsFor } from './models-for.ts'
import type { Transcriber } from './ports.ts'
import { promptNote } from './prompt-note.ts'

/**
 * Writes a transcript and cuts its subtitles. Words are kept chunk by chunk while it runs, and shown as they come; a run after a crash or
 * a cancel goes on behind the last chunk that was kept.
 */
export function createTranscribeRunner(deps: {
  transcriber: Transcriber
  media: MediaTools
  models: Models
  events: EventBus
}): JobRunner<'transcribe'> {
  const { transcriber, media, models, events } = deps
  return async ({ id: jobId, input }, { library, log, progress, signal }) => {
    const { takeId, modelId, language, translateTo } = input
    const take = found(library.takes.get(takeId), takeId)
    const { name, ...chosen } = await modelsFor(models, { modelId, language, translateTo })
    const info = take.info ?? (await media.probe(take.path, { signal }))
    // Words of a version without chunks, of which nobody knows how far they go, would come twice.
    if (library.jobs.chunks(jobId).some(({ settledMs }) => settledMs === 0)) library.jobs.clearChunks(jobId)
    const finished = library.jobs.chunks(jobId)
    const resumeMs = finished.at(-1)?.settledMs ?? 0
    if (resumeMs > 0) log(`goes on at ${resumeMs} ms`)
    const punctuation = await models.punctuation()
    log([...Object.values(chosen), punctuation].flatMap((model) => (model ? [model.name] : [])).join(', '))
    const glossary = library.glossary.forInterview(take.interviewId)
    const note = promptNote(chosen, glossary, translateTo ?? language)
    if (note) log(note)
    progress('transcribe', 'ms', Math.min(resumeMs, info.durationMs), info.durationMs)
    const warnings = collectWarnings(log)
    const written = await transcriber.transcribe(
      {
        mediaPath: take.path,
        durationMs: info.durationMs,
        ...chosen,
        language,
        translateTo,
        glossary,
        finished,
        punctuation,
      },
      {
        signal,
        onProgress: (done, total) => progress('transcribe', 'ms', done, total),
        onVoiceActivityFailure: warnings.add,
        onPunctuationFailure: warnings.add,
        onChunk: (chunk) => {
          if (signal.aborted) return
          library.jobs.appendChunk(jobId, chunk)
          if (chunk.words.length > 0) events.emit({ type: 'words', jobId, takeId, words: chunk.words })
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
        { id: transcriptId, takeId, modelName: name, translated, createdAt: now },
        transcript,
      )
      library.tracks.insert(track)
      library.jobs.clearChunks(jobId)
    })
    events.changed('transcripts', transcriptId)
    events.changed('tracks', track.id)
    events.changed('interviews', take.interviewId)
    return { transcriptId, trackId: track.id, ...warnings.result() }
  }
}
