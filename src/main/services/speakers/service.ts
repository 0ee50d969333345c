import type {
  Duplicate,
  DuplicateQuery,
  ErasureLeft,
  ErasureMode,
  ErasurePreview,
  NewSpeaker,
  RemovedSpeaker,
  SavedView,
  SavedViewFields,
  Speaker,
  SpeakerFields,
  SpeakerFile,
  SpeakerListOrder,
  SpeakerSummary,
} from '#shared/api/speakers.ts'
import type { Patch } from '#shared/patch.ts'
import type { Upload } from '../services.ts'

export interface SpeakerService {
  /** By name, as Kazakh sorts. */
  list(): Promise<SpeakerSummary[]>
  /**
   * Ids of the speakers in whom each word of the text is found, in any script: in names, contacts, places, notes, earlier interviews or
   * who introduced them. Risks and guardians are not searched. None for an empty text.
   */
  search(text: string): Promise<string[]>
  get(id: string): Promise<Speaker>
  create(fields: NewSpeaker): Promise<Speaker>
  /** A new name also becomes the name of the speaker's interviews. @throws invalid_input for an introduction that leads back to the speaker */
  update(id: string, patch: Patch<SpeakerFields>): Promise<Speaker>
  remove(id: string): Promise<void>
  /** Speakers who were removed but whose data is still in the library, the last one first. */
  removed(): Promise<RemovedSpeaker[]>
  /** Brings one of them back. */
  restore(id: string): Promise<void>
  /** Speakers who may be the same person; at most five, the best first. */
  duplicates(query: DuplicateQuery): Promise<Duplicate[]>

  files(speakerId: string): Promise<SpeakerFile[]>
  /** Copies a file into the library; a photo takes the place of the one before. @throws picture_unrecognised, file_empty, disk_full, cancelled */
  addFile(
    speakerId: string,
    kind: SpeakerFile['kind'],
    upload: Upload,
    signal: AbortSignal,
  ): Promise<SpeakerFile>
  /** Where a file is; `inline`: a browser may show it, all else is only ever downloaded. @throws file_missing, not_found */
  servedFile(
    fileId: string,
  ): Promise<{ path: string; contentType: string; fileName: string; inline: boolean }>
  removeFile(fileId: string): Promise<void>
  removePhoto(speakerId: string): Promise<void>

  /** What an erasure would touch, and what it would leave for a person to look at. */
  previewErasure(id: string, mode: ErasureMode): Promise<ErasurePreview>
  /**
   * Takes a person, also a removed one, out of the library for good: no undo brings anything back.
   * @returns what could not be done yet, as on a full disk; null when nothing is left
   * @throws not_found
   */
  erase(id: string, mode: ErasureMode, options: { removeBackups: boolean }): Promise<ErasureLeft | null>
  /** What earlier erasures have left to do. */
  erasureLeft(): Promise<ErasureLeft | null>
  /** Goes on with it. @returns what is left still */
  finishErasure(): Promise<ErasureLeft | null>

  /** Takes down what is to be in a file with the speakers' list; `listFile` makes it, until the app is closed or others have taken its place. */
  prepareList(order: SpeakerListOrder): Promise<{ id: string }>
  /** The list as it is now. Sensitive fields are in it only when the order says so. @throws not_found when the order is no longer kept */
  listFile(orderId: string): Promise<{ fileName: string; bytes: Uint8Array; contentType: string }>

  savedViews(screen: SavedView['screen']): Promise<SavedView[]>
  saveView(fields: SavedViewFields): Promise<SavedView>
  removeView(id: string): Promise<void>
}
