import type { GlossaryEntry, GlossaryFields, GlossaryPaste, GlossaryPasted } from '#shared/api/glossary.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** What of an entry can be changed. */
/** Of the text only the languages that are named change. */
export type GlossaryPatch = Patch<
  Omit<GlossaryFields, 'text'> & Pick<GlossaryEntry, 'interviewId'> & { text: Patch<LocalizedText> }
>

export interface GlossaryService {
  /** Of the library and of all interviews, by their names. */
  list(): Promise<GlossaryEntry[]>
  /** What a transcription of this interview will know: as `GlossaryRepository.forInterview`. */
  forInterview(interviewId: string): Promise<GlossaryEntry[]>
  create(interviewId: string | null, fields: GlossaryFields): Promise<GlossaryEntry>
  update(id: string, patch: GlossaryPatch): Promise<GlossaryEntry>
  /** Removes them in one step of undo. */
  remove(ids: readonly string[]): Promise<void>
  /** Adds what is not there yet, in one step of undo. */
  paste(paste: GlossaryPaste): Promise<GlossaryPasted>
  /** All as a CSV file that can be pasted again. */
  exportCsv(): Promise<{ fileName: string; text: string }>
}

export interface GlossaryRepository {
  list(): GlossaryEntry[]
  get(id: string): GlossaryEntry | null
  /**
   * What the interview's speaker is called and where they come from and live, as entries of their own (`id` begins with `speaker:`), then
   * the entries of the interview and those of the library: in the order in which they are left out where there is no room, the last first.
   */
  forInterview(interviewId: string): GlossaryEntry[]
  insert(entry: GlossaryEntry, now: string): Change[]
  update(id: string, patch: GlossaryPatch, now: string): Change[]
  remove(id: string, now: string): Change[]
}
