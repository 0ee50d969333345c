import type {
  ErasureItem,
  ErasureMode,
  SavedView,
  Speaker,
  SpeakerFields,
  SpeakerFile,
  SpeakerSummary,
} from '#shared/api/speakers.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** A file of a speaker as the library keeps it; `path` is absolute. */
export type SpeakerFileRecord = Omit<SpeakerFile, 'missing'> & { path: string }

export interface SpeakerRepository {
  /** In no particular order. */
  list(): SpeakerSummary[]
  get(id: string): Speaker | null
  insert(speaker: Speaker): Change[]
  update(id: string, patch: Patch<SpeakerFields & Pick<Speaker, 'photoId'>>, now: string): Change[]
  remove(id: string, now: string): Change[]

  /** Newest first. */
  files(speakerId: string): SpeakerFileRecord[]
  file(fileId: string): SpeakerFileRecord | null
  insertFile(file: SpeakerFileRecord): Change[]
  removeFile(fileId: string, now: string): Change[]

  /** By name. */
  savedViews(screen: SavedView['screen']): SavedView[]
  savedView(id: string): SavedView | null
  insertView(view: SavedView): Change[]
  removeView(id: string, now: string): Change[]
}

/** Takes a person out of the library for good, in all of its tables. */
export interface SpeakerErasure {
  preview(speaker: Speaker, mode: ErasureMode): ErasureItem[]
  /**
   * Does it, also in the history, and overwrites what it frees in the database's file. Call it outside of a transaction.
   * @param replacement what a nameless speaker is called in titles and lists
   * @returns absolute paths of the files that nothing points to any more
   */
  erase(speaker: Speaker, mode: ErasureMode, replacement: string, now: string): string[]
  /** Replaces all backups with one of the library as it is now. */
  replaceBackups(): void
}
