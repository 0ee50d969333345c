import type { Model } from '#shared/api/interviews.ts'
import type { Upload } from '../services.ts'
import type { ModelFiles } from '../transcription/ports.ts'

/** A model the person has added, as the registry of this computer keeps it. */
export interface ModelRecord extends ModelFiles {
  id: string
  name: string
  languages: Model['languages']
  canTranslate: boolean
}

export interface ModelRegistry {
  list(): ModelRecord[]
  save(records: readonly ModelRecord[]): void
  /** What a model file says of itself. */
  describe(files: ModelFiles): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>>
  /**
   * Streams one file of a model into the app's own folder.
   *
   * @returns the path of the group's model file (this one, or one that came before), null while there is only a vocabulary
   * @throws disk_full, path_not_writable, cancelled, media_truncated
   */
  receive(group: string, upload: Upload, signal: AbortSignal): Promise<{ modelPath: string | null }>
  /** Removes an uploaded file that turned out to be no model. */
  discard(path: string): Promise<void>
}
