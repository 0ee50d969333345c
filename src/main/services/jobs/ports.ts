import type { Job, JobKind } from '#shared/job.ts'
import type { SpokenLanguage } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'

/** What each kind of job works on; kept in the job's row so that it can run again. */
export interface JobInputs {
  import: { takeId: string }
  transcribe: { takeId: string; modelId: string; language: SpokenLanguage; translateTo: 'en' | null }
  export: { clipId: string }
}

/** What each kind leaves in `Job.result`. */
export interface JobResults {
  import: { takeId: string }
  transcribe: { transcriptId: string; trackId: string }
  export: { fileIds: string[] }
}

export interface StoredJob<K extends JobKind = JobKind> extends Job {
  kind: K
  input: JobInputs[K]
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
  /** Keeps the words a running transcription has just finished. */
  appendWords(id: string, words: readonly Word[]): void
  words(id: string): Word[]
  clearWords(id: string): void
}
