import type {
  ErasureItem,
  ErasureLeft,
  ErasureMode,
  RemovedSpeaker,
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

/** What a speaker is searched by. */
export interface SpeakerTexts {
  id: string
  /** Another one whenever any of the texts is another. */
  source: string
  /** The texts, and the contacts' values. */
  read(): { texts: string[]; contacts: string[] }
}

export interface SpeakerRepository {
  /** In no particular order. */
  list(): SpeakerSummary[]
  /** In no particular order; nothing sensitive but the contacts. */
  texts(): SpeakerTexts[]
  get(id: string): Speaker | null
  /** Also one that was removed. */
  kept(id: string): Speaker | null
  /** Those that were removed and not erased, the last one first. */
  removed(): RemovedSpeaker[]
  restore(id: string): Change[]
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
   * Takes the rows away, also in the history, and keeps what is to be done after it. Call it outside of a transaction, and
   * `finish` after it.
   * @param options.replacement what a nameless speaker is called in titles and lists
   */
  erase(
    speaker: Speaker,
    mode: ErasureMode,
    options: { replacement: string; removeBackups: boolean; now: string },
  ): void
  /** What earlier erasures could not do. */
  left(): ErasureLeft | null
  /** Deletes the files, overwrites what the rows left in the database's file and replaces the backups; never throws for one of them, but says what is left. */
  finish(): ErasureLeft | null
}
