import type { Take } from '#shared/api/interviews.ts'
import type { MediaInfo } from '#shared/media.ts'
import type { Change } from '../history/ports.ts'

/** A take as the library keeps it. `path` is absolute; `fingerprint` and `info` are null until the import has looked at the file. */
export interface TakeRecord {
  id: string
  interviewId: string
  name: string
  placement: Take['placement']
  path: string
  fingerprint: string | null
  info: MediaInfo | null
  importedAt: string | null
  createdAt: string
}

export interface RemovedTakeRecord extends TakeRecord {
  interviewTitle: string
}

export interface TakeRepository {
  /** Oldest first. */
  list(interviewId: string): TakeRecord[]
  all(): TakeRecord[]
  get(id: string): TakeRecord | null
  insert(take: TakeRecord): void
  update(
    id: string,
    patch: Partial<Pick<TakeRecord, 'path' | 'fingerprint' | 'info' | 'importedAt' | 'placement'>>,
  ): void
  remove(id: string, now: string): Change[]
  /** Those that were removed, or whose interview was, and that undo may bring back; oldest first. */
  removed(): RemovedTakeRecord[]
  /** The takes, their transcripts, tracks and clips: whatever a job can be for. */
  work(ids: readonly string[]): string[]
  /** The recordings among the library's own files that belong to these takes and to no other, live or removed; absolute paths. */
  ownRecordings(ids: readonly string[]): string[]
  /**
   * Deletes removed takes for good with their transcripts, subtitles, clips, jobs and what the steps of undo hold of them. Their files and
   * what the database's file still holds are for `erasure.finish()`.
   * @throws not_found when one of them is not removed; then nothing is deleted
   */
  purge(ids: readonly string[]): void
}
