import type {
  AlignOptions,
  DiariseOptions,
  RetranscribeOptions,
  TranscribeOptions,
} from '#shared/api/transcripts.ts'
import type { ConsentCondition } from '#shared/consent-allows.ts'
import type { WireError } from '#shared/error.ts'
import type { Job, JobKind } from '#shared/job.ts'
import type { Stretch, Word } from '#shared/transcript.ts'

/** What each kind of job works on; kept in the job's row so that it can run again. */
export interface JobInputs {
  import: { takeId: string } & WithWarnings
  transcribe: TranscribeOptions
  /**
   * `internal`: what the consents deny, which a person exports for use inside only; `conditions`: those of the consents, which a
   * person says are met.
   */
  export: { clipId: string; internal?: string[]; conditions?: ConsentCondition[] }
  retranscribe: RetranscribeOptions
  align: AlignOptions
  diarise: DiariseOptions
}

/** What went otherwise than it should have, without failing the job. */
interface WithWarnings {
  warnings?: readonly WireError[]
}

/** What each kind leaves in `Job.result`. */
export interface JobResults {
  import: { takeId: string }
  transcribe: { transcriptId: string; trackId: string } & WithWarnings
  export: { fileIds: string[] } & WithWarnings
  retranscribe: { proposalId: string } & WithWarnings
  align: { transcriptId: string } & WithWarnings
  diarise: { transcriptId: string }
}

export interface StoredJob<K extends JobKind = JobKind> extends Job {
  kind: K
  input: JobInputs[K]
}

/** A part of a transcription that need not be done again: everything before `settledMs` is silence, or in this chunk or an earlier one. */
export interface FinishedChunk {
  settledMs: number
  words: Word[]
  stretches: Stretch[]
}

export interface JobRepository {
  /** Newest first. */
  list(): StoredJob[]
  get(id: string): StoredJob | null
  /** The latest job of a kind that works for this subject. */
  latest(subjectId: string, kind: JobKind): StoredJob | null
  insert(job: StoredJob): void
  /** Writes everything of a job that can change. */
  update(job: StoredJob): void
  /** Marks every queued and running job as interrupted. */
  interruptAll(now: string): number
  delete(ids: readonly string[]): void
  log(id: string, line: string, now: string): void
  logLines(id: string): string[]
  /** Keeps what a running transcription has just finished. */
  appendChunk(id: string, chunk: FinishedChunk): void
  /** In the order in which they were finished. */
  chunks(id: string): FinishedChunk[]
  hasChunks(id: string): boolean
  clearChunks(id: string): void
}
