import { type CatalogueModel, isEngine, type ModelKind } from '#shared/api/models.ts'
import type { Language } from '#shared/language.ts'
import type { Control } from '../control.ts'
import type { Upload } from '../services.ts'
import type { ModelFiles, PunctuationFiles } from '../transcription/ports.ts'

/** A model on this computer, as its registry keeps it. */
export interface ModelRecord {
  id: string
  name: string
  engine: ModelKind
  path: string
  /** The vocabulary or the tokenizer; null where the model needs none. */
  vocabularyPath: string | null
  languages: Language[]
  canTranslate: boolean
  /** null: not from the catalogue. */
  catalogueId: string | null
  /** The app put its files where they are, so that it may delete them. */
  own: boolean
}

/** A model that recognises speech. */
export type SpeechModelRecord = ModelRecord & ModelFiles & { name: string }

export function recognisesSpeech(record: ModelRecord): record is SpeechModelRecord {
  return isEngine(record.engine)
}

/** The model that tells speech from silence. */
export interface VoiceActivityModel {
  name: string
  path: string
  /** It comes with the app. */
  builtIn: boolean
}

export interface ModelRegistry {
  list(): ModelRecord[]
  save(records: readonly ModelRecord[]): void
  /** What a model file says of itself. */
  describe(files: ModelFiles): Promise<Pick<ModelRecord, 'languages' | 'canTranslate'>>
  /** How many parameters a model file has; null where it does not say. Never throws. */
  parameters(files: ModelFiles): Promise<number | null>
}

/** One file to fetch: where from, where to, and what it must be. null: nobody has verified it. */
export interface FileWanted {
  url: string
  path: string
  bytes: number | null
  sha256: string | null
}

/** What was found: the same as was wanted, where that was known. */
export interface FetchedFile {
  bytes: number
  sha256: string
}

/** Progress in bytes; `waiting`: the line broke, the next try comes soon. */
export interface FetchControl extends Control {
  onStage?: (stage: 'connecting' | 'receiving' | 'waiting' | 'verifying') => void
}

/**
 * Fetches a file: resumes, tries again, verifies, and gives it its name only when it is right.
 * @throws download_failed, download_mismatch, disk_full, path_not_writable, cancelled
 */
export type FetchFile = (wanted: FileWanted, control: FetchControl) => Promise<FetchedFile>

/** The app's own folder of models: `<folder>/<id>/` for each of the catalogue and for each upload. */
export interface ModelFolder {
  readonly folder: string
  /** Where a file of a model is or will be. */
  pathOf(id: string, fileName: string): string
  /** Whether a file lies in the app's own folder. */
  isOwn(path: string): boolean
  /** Bytes free on its disk; null where the system does not say. */
  freeBytes(): Promise<number | null>
  /** How much of a file is here already, whole or in part. */
  presentBytes(path: string): Promise<number>

  /** Whether all of these files are there. */
  isComplete(paths: readonly string[]): boolean

  /** Says that a model is being fetched: it is still known after a crash. @throws download_elsewhere, path_not_writable, disk_full */
  begin(model: CatalogueModel): Promise<void>
  /** @throws download_elsewhere while another process fetches the model */
  requireOurs(model: CatalogueModel): Promise<void>
  /** The fetching is over. */
  end(id: string): Promise<void>
  /** Ids of what was begun, and not ended, of the same revision. */
  unfinished(models: readonly CatalogueModel[]): Promise<string[]>
  /** Deletes what has come of these files and is not whole. */
  dropParts(paths: readonly string[]): Promise<void>
  /** Deletes the folder of a model with all that is in it but these files. @throws path_not_writable */
  clear(id: string, kept?: readonly string[]): Promise<void>
  /** Deletes the files of a model that lie in the app's own folder, and returns how many bytes that freed. @throws path_not_writable */
  delete(paths: readonly string[]): Promise<number>

  /** Copies a file to its place. Progress in bytes. @throws file_missing, file_unreadable, disk_full, path_not_writable, cancelled */
  copyIn(source: string, target: string, control: Control): Promise<void>
  /**
   * Streams one file of a model that a browser sends into a folder of its own.
   * @returns the path of the group's model file (this one, or one that came before), null while there is only a vocabulary; and all files of the group
   * @throws disk_full, path_not_writable, cancelled, media_truncated
   */
  receive(
    group: string,
    upload: Upload,
    signal: AbortSignal,
  ): Promise<{ modelPath: string | null; files: string[] }>

  /** The hash the first download of an unverified file saw; null before it. */
  pinned(key: string): FetchedFile | null
  pin(key: string, seen: FetchedFile): void
  /** Ids of the catalogue whose licence the person has accepted. */
  acceptedLicences(): string[]
  acceptLicence(id: string, licence: string, at: string): void
}

/** Files that a person points at. */
export interface ModelSearch {
  /** The file itself, or the files of a folder and of the folders in it that may belong to a model. @throws file_missing, file_unreadable */
  files(path: string): Promise<{ path: string; bytes: number }[]>
  /** The files beside one that may belong to the same model. */
  beside(path: string): Promise<{ path: string; bytes: number }[]>
  /** @throws file_missing, file_unreadable, cancelled */
  sha256(path: string, control: Control): Promise<string>
}

/** Files to be tried as what they seem to be. */
export type TriedModel =
  | ModelFiles
  | ({ engine: 'punctuation' } & Pick<PunctuationFiles, 'path' | 'vocabularyPath'>)

/**
 * Loads a model in a process of its own and runs a second of silence through it, or a sentence where it writes punctuation.
 * @throws model_missing, model_invalid, model_vocabulary_missing, model_crashed, cancelled
 */
export type ProbeModel = (files: TriedModel, signal: AbortSignal) => Promise<void>
