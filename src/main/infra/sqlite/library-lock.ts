import { basename, dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { IzError } from '#shared/error.ts'

/**
 * Takes the right to write a library, which one process at a time can hold. It is an exclusive transaction on a file of its own:
 * the operating system lets go of it when the process ends, however it ends, so there is no stale lock to recognise, and a
 * reader of the library itself is never in its way.
 *
 * @returns the function that gives the right back, or null when someone else has it
 * @throws path_not_writable
 */
export function lockLibrary(lockPath: string): (() => void) | null {
  let connection: DatabaseSync | null = null
  try {
    connection = new DatabaseSync(lockPath, { timeout: 0 })
    // Nothing is ever written: without this a journal file would lie beside the lock while it is held.
    connection.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    connection?.close()
    const busy = ((error as { errcode?: number }).errcode ?? 0) & 0xff
    if (busy === 5 || busy === 6) return null
    throw new IzError('path_not_writable', { file: basename(dirname(lockPath)) }, { cause: error })
  }
  const held = connection
  return () => held.close()
}
