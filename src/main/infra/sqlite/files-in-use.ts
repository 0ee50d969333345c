import type { Database } from './database.ts'

/** Where the library keeps paths of files that are its own. */
const holders = [
  `SELECT 1 FROM take WHERE path_base = 'library' AND path = ?`,
  'SELECT 1 FROM speaker_file WHERE path = ?',
  'SELECT 1 FROM consent_file WHERE path = ?',
]

/**
 * Whether a recording or an attachment is kept under this path, as the library stores paths, or was and can be brought back: then the name
 * is given to no other file, though there be none at the moment, and the file is not one to be erased.
 */
export function isInUse(db: Database, path: string): boolean {
  return holders.some((sql) => db.get(sql, path) !== undefined)
}
