import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type {
  AlignOptions,
  ChannelsVerdict,
  DiariseOptions,
  EditedTranscript,
  Proposal,
  RetranscribeOptions,
  StoredTranscript,
  TranscribeOptions,
  TranscriptEdit,
} from '#shared/api/transcripts.ts'
import type { Job } from '#shared/job.ts'
import type { Word } from '#shared/transcript.ts'

export interface TranscriptService {
  list(takeId: string): Promise<TranscriptSummary[]>
  get(id: string): Promise<StoredTranscript>
  /** The words a transcription has finished so far, also one that was cancelled, failed or interrupted; none once it is done. */
  partialWords(jobId: string): Promise<Word[]>
  /** Starts a job; when it is done there is a transcript and a subtitle track cut from it. */
  start(options: TranscribeOptions): Promise<Job>
  /** @throws edit_conflict when it has changed since `revision` */
  edit(id: string, revision: number, edit: TranscriptEdit): Promise<EditedTranscript>
  /** Starts a job that recognises a part anew; when it is done there is a proposal. */
  retranscribe(options: RetranscribeOptions): Promise<Job>
  /** Oldest first. */
  proposals(transcriptId: string): Promise<Proposal[]>
  /** Puts the proposal in the place of its part of the transcript; can be undone, and then it is there again. */
  acceptProposal(id: string): Promise<EditedTranscript>
  /** Can be undone. */
  discardProposal(id: string): Promise<void>
  /** Starts a job that times words by the sound. */
  align(options: AlignOptions): Promise<Job>
  /** Starts a job that tells the speakers apart. */
  diarise(options: DiariseOptions): Promise<Job>
  /** Whether the channels of a recording tell who speaks; listens to parts of it. */
  channels(takeId: string): Promise<ChannelsVerdict>
}
