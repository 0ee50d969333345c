import { existsSync } from 'node:fs'
import { IzError } from '#shared/error.ts'
import { Database } from './database.ts'

/** What SQLite finds wrong with the file's structure; null: nothing. */
export function integrityProblem(db: Database): string | null {
  try {
    const found = db.all('PRAGMA quick_check(5)').map((row) => String(row.quick_check))
    return found.length === 1 && found[0] === 'ok' ? null : found.join('; ')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * What SQLite finds wrong with a file that nobody has open; null: nothing. A connection that may write carries the write-ahead log over when it
 * is closed, into what may be torn, and deletes it: this one leaves both as they are.
 *
 * @throws what keeps it from being read: path_not_writable, file_unreadable, library_read_only
 */
export function damageOf(path: string): string | null {
  let db: Database | null = null
  try {
    // A rollback journal, which is not there beside a log, has to be played back before anything can be read.
    db = new Database(path, { readOnly: !existsSync(`${path}-journal`) })
    return integrityProblem(db)
  } catch (error) {
    if (!(error instanceof IzError && error.code === 'library_damaged')) throw error
    return error.detail ?? error.message
  } finally {
    db?.close()
  }
}
