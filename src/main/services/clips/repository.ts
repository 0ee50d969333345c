import type { Clip, ClipFields, ExportedFile } from '#shared/api/clips.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** A clip without its files. */
export type ClipRecord = Omit<Clip, 'files'>
/** An exported file as the library keeps it; whether it is still there only the disk knows. `path` is absolute. */
export type ExportedFileRecord = Omit<ExportedFile, 'missing' | 'name'>

export interface ClipRepository {
  /** In the order of their in points. */
  list(interviewId: string): ClipRecord[]
  get(id: string): ClipRecord | null
  insert(clip: ClipRecord): Change[]
  update(id: string, patch: Patch<ClipFields>): Change[]
  remove(id: string, now: string): Change[]
  /** Newest first. */
  files(clipId: string): ExportedFileRecord[]
  file(id: string): ExportedFileRecord | null
  /** Every exported path of the library, with the clip it belongs to. */
  paths(): { path: string; clipId: string }[]
  /** Adds files; a row of the same path is replaced. */
  insertFiles(files: readonly ExportedFileRecord[]): void
  /** Takes rows off the list; what is on the disk stays. */
  forgetFiles(ids: readonly string[]): void
}
