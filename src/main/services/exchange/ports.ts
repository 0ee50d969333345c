import type { CommittedImport, ExchangeFormat, ImportOptions, ImportPreview } from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { NewText } from '../../domain/questions/near-duplicates.ts'
import type { Control } from '../control.ts'

export interface Sheet {
  name: string
  /** As text: days are YYYY-MM-DD, numbers with a point. */
  rows: string[][]
  /** Cells that a merge left empty and that got its value; rows from 1. */
  filled: { row: number; value: string }[]
}

/** Reads and writes workbooks of Excel 2007 and later. */
export interface Workbooks {
  /** @throws spreadsheet_unreadable, spreadsheet_too_large */
  read(fileName: string, bytes: Uint8Array): Promise<Sheet[]>
  /** One sheet; its first row is a heading that stays in sight. `widths` are those of the columns, in characters. */
  write(
    sheetName: string,
    rows: readonly (readonly string[])[],
    widths: readonly number[],
  ): Promise<Uint8Array>
}

/** Finds questions that say nearly the same. */
export interface NearDuplicates {
  /**
   * For each of the new texts the place among the known ones of the nearest; null for those that have none. Progress is in texts.
   * @param file the name of the file they come from, for errors
   * @throws cancelled at once when it is aborted, engine_crashed, worker_killed
   */
  find(
    file: string,
    known: readonly LocalizedText[],
    fresh: readonly NewText[],
    control: Control,
  ): Promise<(number | null)[]>
}

export interface ExchangeService {
  /**
   * Reads a file and shows what importing it would add; nothing is changed. The file is kept for `preview` and `commit` under the
   * preview's id, until the app is closed or others have taken its place.
   * @throws spreadsheet_unreadable, spreadsheet_locked, spreadsheet_old, spreadsheet_too_large, questions_unrecognised, file_empty
   */
  open(fileName: string, bytes: Uint8Array, language: Language): Promise<ImportPreview>
  /** The same file read in another way. @throws not_found when it is no longer kept */
  preview(id: string, options: ImportOptions, language: Language): Promise<ImportPreview>
  /**
   * The same preview, with remarks on new questions that say nearly what one of the library does. How far it is comes as
   * `import_progress`. It ends with `cancelled` when it is stopped, when the file is read in another way, and when it is forgotten.
   * @throws not_found, cancelled, engine_crashed, worker_killed
   */
  compare(id: string, options: ImportOptions, language: Language): Promise<ImportPreview>
  /** Ends a comparison of the file at once. */
  stopComparing(id: string): Promise<void>
  /** Adds the questions in one step of undo. @throws not_found, library_read_only */
  commit(id: string, options: ImportOptions, language: Language): Promise<CommittedImport>
  /** Forgets the file. */
  close(id: string): Promise<void>
  /** The bank, or one theme of it, as a file. @throws not_found */
  export(
    format: ExchangeFormat,
    language: Language,
    themeId: string | null,
  ): Promise<{ fileName: string; bytes: Uint8Array; contentType: string }>
}
