import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type { Proposal, StoredTranscript } from '#shared/api/transcripts.ts'
import type { Stretch, Transcript, TranscriptSpeaker, Word } from '#shared/transcript.ts'
import type { Change } from '../history/ports.ts'

/** What an edit leaves of a transcript: all of what it replaces must be given. */
export interface TranscriptPatch {
  words?: readonly Word[]
  stretches?: readonly Stretch[]
  speakers?: readonly TranscriptSpeaker[]
}

export interface TranscriptRepository {
  /** Newest first. */
  list(takeId: string): TranscriptSummary[]
  get(id: string): StoredTranscript | null
  insert(
    summary: Pick<TranscriptSummary, 'id' | 'takeId' | 'modelName' | 'translated' | 'createdAt'>,
    transcript: Transcript,
  ): void
  /** Writes what has changed, stretch by stretch, and counts the revision up. */
  update(id: string, patch: TranscriptPatch, now: string): Change[]
  /** Oldest first. */
  proposals(transcriptId: string): Proposal[]
  proposal(id: string): Proposal | null
  insertProposal(proposal: Proposal): void
  /** Nothing where it is gone already. */
  removeProposal(id: string): Change[]
}
