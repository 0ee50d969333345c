import type { Model } from '#shared/api/interviews.ts'
import type { Download, ImportReport, InstalledModel, ModelsOverview } from '#shared/api/models.ts'
import type { Control } from '../control.ts'
import type { Upload } from '../services.ts'
import type { PunctuationFiles } from '../transcription/ports.ts'
import type { VoiceActivityModel } from './ports.ts'

export interface ModelService {
  /** The models that recognise speech. */
  list(): Promise<Model[]>
  /** Every model whose files are there, of all kinds; the demo models of the sample project last. */
  installed(): Promise<InstalledModel[]>
  /** The model that restores punctuation and case, with its tokenizer. */
  punctuation(): Promise<PunctuationFiles | null>
  /** The model that tells speech from silence. */
  vad(): Promise<VoiceActivityModel | null>

  overview(): Promise<ModelsOverview>
  /** What is on its way here, and what an earlier run left half-done. */
  downloads(): Promise<Download[]>
  /**
   * Starts a download, or goes on with one that was paused, failed or interrupted.
   * @returns null when the model is installed already
   * @throws not_found, not_allowed for a model the app cannot run, model_licence until its licence is accepted, disk_full,
   *   path_not_writable, download_elsewhere
   */
  download(id: string, acceptLicence: boolean): Promise<Download | null>
  /** @throws not_found */
  pauseDownload(id: string): Promise<Download>
  /** Deletes what has come. @throws not_found, download_elsewhere */
  cancelDownload(id: string): Promise<void>
  /**
   * Downloads and waits. Aborting pauses: what has come is kept. Progress in bytes.
   * @throws as `download`; download_failed, download_mismatch, cancelled
   */
  fetch(id: string, acceptLicence: boolean, control: Control): Promise<InstalledModel>

  /**
   * Takes a model from a file, or all of a folder: those of the catalogue are told by their hash and copied, others are tried and stay
   * where they lie. Progress in bytes read and copied.
   * @throws models_not_found, file_missing, file_unreadable, disk_full, cancelled
   */
  importFrom(path: string, control: Control): Promise<ImportReport>
  /** The same for a window, which hears of it as `import_progress` under an id of its own. @throws as `importFrom` */
  importFollowed(importId: string, path: string, signal: AbortSignal): Promise<ImportReport>
  /** Ends such an import with `cancelled`. */
  stopImport(importId: string): Promise<void>
  /** The same for one file that recognises speech. @throws as `importFrom`, and what the file was refused for */
  add(path: string): Promise<Model>
  /**
   * One file of a model a browser sends; files of one `group` belong together. null: the vocabulary or the model is still to come.
   * @throws what the file was refused for; disk_full, cancelled
   */
  addUpload(group: string, upload: Upload, signal: AbortSignal): Promise<InstalledModel | null>
  /** Takes a model off the list, and deletes its files where the app put them there. @throws not_found, model_in_use */
  remove(id: string): Promise<{ freedBytes: number }>
  /** Stops the downloads; they go on from where they were when asked to. */
  close(): Promise<void>
}
