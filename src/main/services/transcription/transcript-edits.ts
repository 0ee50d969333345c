import type { HistoryStep } from '#shared/api/history.ts'
import type {
  EditedTranscript,
  Proposal,
  RetranscribeOptions,
  StoredTranscript,
  TranscriptEdit,
} from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import { editTranscript } from '../../domain/transcript/edit.ts'
import { putRange } from '../../domain/transcript/put-range.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Change } from '../history/ports.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { Models } from '../models/model-service.ts'
import { followTracks } from './follow-tracks.ts'
import { modelsFor } from './models-for.ts'
import type { TranscriptPatch } from './repository.ts'
import type { TranscriptService } from './service.ts'
import { translatedTo } from './translated-to.ts'

type Edits = Pick<
  TranscriptService,
  'edit' | 'retranscribe' | 'proposals' | 'acceptProposal' | 'discardProposal'
>

/** What a person does to a transcript, and parts of it that are recognised anew. Tracks cut from it follow, in the same step of undo. */
export function createTranscriptEdits(deps: {
  session: LibrarySession
  events: EventBus
  jobs: JobQueue
  models: Models
}): Edits {
  const { session, events, jobs, models } = deps

  function change(
    transcript: StoredTranscript,
    patch: TranscriptPatch,
    label: HistoryStep['label'],
    also: (library: Library) => Change[] = () => [],
  ): EditedTranscript {
    const edited = writeTranscript(session.writing(), transcript, patch, label, also)
    events.changed('transcripts', transcript.id)
    for (const id of edited.trackIds) events.changed('tracks', id)
    events.changed('history')
    return { ...edited.transcript, cuesLeft: edited.left }
  }

  return {
    async edit(id: string, revision: number, edit: TranscriptEdit): Promise<EditedTranscript> {
      const library = session.writing()
      const transcript = found(library.transcripts.get(id), id)
      if (transcript.revision !== revision) {
        const { name } = found(library.takes.get(transcript.takeId), transcript.takeId)
        throw new IzError('edit_conflict', { name, revision, current: transcript.revision })
      }
      const isAboutSpeakers = edit.kind === 'speaker' || edit.kind === 'speakers'
      const label = isAboutSpeakers ? 'transcript_speakers' : 'transcript_edit'
      return change(transcript, editTranscript(transcript, edit), label)
    },

    async retranscribe(options: RetranscribeOptions): Promise<Job> {
      const library = session.writing()
      const { transcriptId, startMs, endMs, modelId, language } = options
      const transcript = found(library.transcripts.get(transcriptId), transcriptId)
      const take = found(library.takes.get(transcript.takeId), transcript.takeId)
      if (endMs <= startMs || startMs >= transcript.durationMs) {
        throw new IzError('range_invalid', { startMs, endMs })
      }
      // Said before the job is queued, not when its turn comes.
      await modelsFor(models, { modelId, language, translateTo: translatedTo(library, transcript) })
      return jobs.start(
        'retranscribe',
        { transcriptId, startMs, endMs, modelId, language },
        { interviewId: take.interviewId, subjectId: transcriptId, title: take.name },
      )
    },

    async proposals(transcriptId: string): Promise<Proposal[]> {
      const library = session.reading()
      found(library.transcripts.get(transcriptId), transcriptId)
      return library.transcripts.proposals(transcriptId)
    },

    async acceptProposal(id: string): Promise<EditedTranscript> {
      const library = session.writing()
      const proposal = found(library.transcripts.proposal(id), id)
      const transcript = found(library.transcripts.get(proposal.transcriptId), proposal.transcriptId)
      return change(transcript, putRange(transcript, proposal), 'transcript_replace', () =>
        library.transcripts.removeProposal(id),
      )
    },

    async discardProposal(id: string): Promise<void> {
      const library = session.writing()
      const { transcriptId } = found(library.transcripts.proposal(id), id)
      const { takeId } = found(library.transcripts.get(transcriptId), transcriptId)
      const { name } = found(library.takes.get(takeId), takeId)
      library.transaction(() =>
        library.history.record('transcript_discard', name, library.transcripts.removeProposal(id)),
      )
      events.changed('transcripts', transcriptId)
      events.changed('history')
    },
  }
}

/**
 * Writes a transcript and the tracks that follow it, as one step of the history named after the recording. `also` runs in the same
 * transaction, and what it changes belongs to the step. The caller tells the windows.
 */
export function writeTranscript(
  library: Library,
  transcript: StoredTranscript,
  patch: TranscriptPatch,
  label: HistoryStep['label'],
  also: (library: Library) => Change[] = () => [],
): { transcript: StoredTranscript; trackIds: string[]; left: number } {
  const { id, takeId } = transcript
  return library.transaction(() => {
    const now = new Date().toISOString()
    const changes: Change[] = library.transcripts.update(id, patch, now)
    const followed = followTracks(library, transcript, patch.words ?? transcript.words, now)
    const { name } = found(library.takes.get(takeId), takeId)
    library.history.record(label, name, [...changes, ...followed.changes, ...also(library)])
    const { trackIds, left } = followed
    return { transcript: found(library.transcripts.get(id), id), trackIds, left }
  })
}
