import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type { Transcript } from '#shared/transcript.ts'

export interface TranscriptRepository {
  /** Newest first. */
  list(takeId: string): TranscriptSummary[]
  get(id: string): Transcript | null
  insert(
    summary: Pick<TranscriptSummary, 'id' | 'takeId' | 'modelName' | 'translated' | 'createdAt'>,
    transcript: Transcript,
  ): void
}
