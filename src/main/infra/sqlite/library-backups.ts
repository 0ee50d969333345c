import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupReason, LibraryBackup } from '#shared/api/settings.ts'
import { IzError } from '#shared/error.ts'
import { asFileError } from '../files/atomic.ts'
import { Database } from './database.ts'
import { integrityProblem } from './integrity.ts'
import { lockLibrary } from './library-lock.ts'
import { backUp, listBackups, newerSchema, schemaVersion } from './migrations.ts'

export const databaseName = 'library.db'
export const lockName = 'library.lock'
export const backupsFolder = 'backups'

/** What a restoring put aside because it could not be read: kept for somebody who can mend it, and no backup to go back to. */
const unreadable = /-damaged(?:-wal)?\.db$/
/** `library-<ISO time, with hyphens for what a file name cannot hold>-<reason>.db` */
const stamped = /^library-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(.+)\.db$/

/** Names of the backups that a library can be put back to, newest first. */
export function restorableBackups(folder: string): string[] {
  return listBackups(join(folder, backupsFolder)).filter((name) => !unreadable.test(name))
}

/** The backups that a library can be put back to, newest first. */
export function describeBackups(folder: string): LibraryBackup[] {
  return restorableBackups(folder).map((name) => {
    const { size, mtime } = statSync(join(folder, backupsFolder, name))
    const [, hour, minute, second, ms, reason = ''] = stamped.exec(name) ?? []
    const madeAt = hour ? `${hour}:${minute}:${second}.${ms}Z` : mtime.toISOString()
    return { name, madeAt, bytes: size, reason: reasonOf(reason) }
  })
}

function reasonOf(written: string): BackupReason {
  if (written === 'before-restore') return 'restore'
  if (written.startsWith('before-')) return 'upgrade'
  return written === 'after-erasure' ? 'erasure' : 'daily'
}

/**
 * Puts a library back to one of its backups. What it held is a backup afterwards, or lies beside them where it is damaged, so that nothing
 * is lost by it; recordings and exports are not touched. Interrupted at any point it leaves a library that opens, or that can be restored again.
 *
 * @param known the newest schema the app knows
 * @throws file_missing (no such backup), file_unreadable (the backup is damaged), library_newer, library_read_only (another window has the
 *   library), path_not_writable, disk_full
 */
export function restoreBackup(folder: string, name: string, known: number): void {
  if (!restorableBackups(folder).includes(name)) throw new IzError('file_missing', { file: name })
  const unlock = lockLibrary(join(folder, lockName))
  if (!unlock) throw new IzError('library_read_only', { file: basename(folder) })
  const backups = join(folder, backupsFolder)
  const copy = join(backups, `.part-restored-${process.pid}.db`)
  try {
    checkBackup(join(backups, name), known)
    // Before the present state becomes a backup: that may push out the oldest, which this one may be.
    copyToDisk(join(backups, name), copy)
    putAside(folder)
    renameSync(copy, join(folder, databaseName))
  } catch (error) {
    rmSync(copy, { force: true })
    throw asFileError(error, join(folder, databaseName))
  } finally {
    unlock()
  }
}

function checkBackup(path: string, known: number): void {
  let db: Database | null = null
  try {
    db = new Database(path, { readOnly: true })
    const version = schemaVersion(db)
    if (version > known) throw newerSchema(db, version, known)
    const problem = integrityProblem(db)
    if (problem !== null) throw new IzError('library_damaged', {}, { detail: problem })
  } catch (error) {
    if (!(error instanceof IzError && error.code === 'library_damaged')) throw error
    throw new IzError('file_unreadable', { file: basename(path), reason: 'backup' }, { cause: error })
  } finally {
    db?.close()
  }
}

function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to)
  const file = openSync(to, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Keeps what the library holds now, and takes its write-ahead log away, which would otherwise be read into the file that comes. */
function putAside(folder: string): void {
  const path = join(folder, databaseName)
  const backups = join(folder, backupsFolder)
  if (!keptAsBackup(path, backups)) {
    const stamp = new Date().toISOString().replace(/[:.]/g, '-')
    for (const [end, kept] of [
      ['', 'damaged'],
      ['-wal', 'damaged-wal'],
    ] as const) {
      if (existsSync(path + end)) renameSync(path + end, join(backups, `library-${stamp}-${kept}.db`))
    }
  }
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
}

function keptAsBackup(path: string, backups: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return false
  let db: Database | null = null
  try {
    db = new Database(path)
    if (integrityProblem(db) !== null) return false
    backUp(db, backups, 'before-restore')
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return true
  } catch (error) {
    if (error instanceof IzError && error.code === 'library_damaged') return false
    throw error
  } finally {
    db?.close()
  }
}
