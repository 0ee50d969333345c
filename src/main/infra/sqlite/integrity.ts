import type { Database } from './database.ts'

/** What SQLite finds wrong with the file's structure; null: nothing. */
export function integrityProblem(db: Database): string | null {
  try {
    const found = db.all('PRAGMA quick_check(5)').map((row) => String(row.quick_check))
    return found.length === 1 && found[0] === 'ok' ? null : found.join('; ')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
