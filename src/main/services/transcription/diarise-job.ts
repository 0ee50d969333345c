import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import { toldSpeakers } from '../../domain/transcript/voices/told-speakers.ts'
import type { EventBus } from '../events/event-service.ts'
import type { JobRunner } from '../jobs/job-queue.ts'
import { found } from '../library/session.ts'
import type { MediaTools } from '../media/ports.ts'
import { writeTranscript } from './transcript-edits.ts'
import type { VoiceTeller } from './voices-ports.ts'

/** Tells the speakers of a transcript apart and writes who says each word, in one step of undo with the tracks cut from it. */
export function createDiariseRunner(deps: {
  voices: VoiceTeller
  media: MediaTools
  events: EventBus
}): JobRunner<'diarise'> {
  const { voices, media, events } = deps
  return async ({ input }, { library, progress, signal }) => {
    const { transcriptId, method } = input
    const transcript = found(library.transcripts.get(transcriptId), transcriptId)
    const take = found(library.takes.get(transcript.takeId), transcript.takeId)
    const interview = library.interviews.get(take.interviewId)
    const { durationMs } = take.info ?? (await media.probe(take.path, { signal }))
    progress('diarise', 'ms', 0, durationMs)
    const request = { mediaPath: take.path, durationMs, words: transcript.words }
    const control = {
      signal,
      onProgress: (done: number, total: number | null) => progress('diarise', 'ms', done, total),
    }
    const told =
      method === 'voices' ? await voices.byVoice(request, control) : await voices.byChannel(request, control)
    const now = found(library.transcripts.get(transcriptId), transcriptId)
    if (!isSameSpeech(now, transcript)) {
      throw new IzError('edit_conflict', {
        name: take.name,
        revision: transcript.revision,
        current: now.revision,
      })
    }
    const named = toldSpeakers(now.words, now.speakers, told, interview?.speakerName ?? '')
    const { trackIds } = writeTranscript(library, now, named, 'transcript_speakers')
    events.changed('transcripts', transcriptId)
    for (const id of trackIds) events.changed('tracks', id)
    events.changed('history')
    return { transcriptId }
  }
}

/** What was listened to is what is there: other words would get other people's names. */
function isSameSpeech(now: StoredTranscript, before: StoredTranscript): boolean {
  return (
    now.revision === before.revision ||
    (now.words.length === before.words.length &&
      now.words.every(({ startMs }, index) => startMs === before.words[index]!.startMs))
  )
}
