import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { LibraryBackup } from '#shared/api/settings.ts'
import { IzError } from '#shared/error.ts'
import type { PreparedRestore } from '../../services/library/ports.ts'
import { asFileError, renameWithRetries } from '../files/atomic.ts'
import { syncFileSync, syncFolderSync } from '../files/sync-to-disk.ts'
import { backUp, listBackups } from './backup-files.ts'
import { nameBackup, readBackupName } from './backup-names.ts'
import { Database } from './database.ts'
import { damageOf } from './integrity.ts'
import { lockLibrary } from './library-lock.ts'
import type { Migration } from './migrations.ts'
import { carryErasureOver, prepareCopy, writeOut } from './restored-copy.ts'

export const databaseName = 'library.db'
export const lockName = 'library.lock'
export const backupsFolder = 'backups'
/** A database is up to three files: itself, its write-ahead log, and what the log's readers share. */
const databaseFiles = ['', '-wal', '-shm'] as const

/** Names of the backups that a library can be put back to, newest first. */
export function restorableBackups(folder: string): string[] {
  return listBackups(join(folder, backupsFolder)).filter((name) => !readBackupName(name).damaged)
}

/** The backups that a library can be put back to, newest first. */
export function describeBackups(folder: string): LibraryBackup[] {
  return restorableBackups(folder).map((name) => {
    const { size, mtime } = statSync(join(folder, backupsFolder, name))
    const { madeAt, reason } = readBackupName(name)
    return { name, madeAt: madeAt ?? mtime.toISOString(), bytes: size, reason }
  })
}

/**
 * A backup of a library made ready to take its place: a copy that has been checked and brought up to date. Nothing of the library has been
 * touched until `putInPlace`.
 *
 * @throws file_missing (no such backup), file_unreadable (the backup is damaged, or of another library), library_newer, path_not_writable,
 *   disk_full
 */
export async function prepareRestore(
  folder: string,
  name: string,
  migrations: readonly Migration[],
): Promise<PreparedRestore> {
  if (!restorableBackups(folder).includes(name)) throw new IzError('file_missing', { file: name })
  const backups = join(folder, backupsFolder)
  // Beside what it replaces: the backups may lie on another disk, and nothing is renamed from one to the other.
  const copy = join(folder, `.part-restored-${process.pid}.db`)
  const discard = () => {
    for (const end of databaseFiles) removeQuietly(copy + end)
  }
  try {
    discard()
    copyToDisk(join(backups, name), copy)
    await prepareCopy(copy, { folder, database: join(folder, databaseName) }, name, migrations)
  } catch (error) {
    discard()
    throw renamed(asFileError(error, copy), copy, name)
  }
  return { putInPlace: () => putInPlace(folder, copy, name), discard }
}

/**
 * What the library held is a backup afterwards, or lies beside them where it is damaged, so that nothing is lost by it; recordings and
 * exports are not touched. Interrupted at any point it leaves a library that opens, or that can be restored again.
 *
 * @throws library_read_only (another window has the library), path_not_writable, disk_full
 */
async function putInPlace(folder: string, copy: string, name: string): Promise<void> {
  const unlock = lockLibrary(join(folder, lockName))
  if (!unlock) throw new IzError('library_read_only', { file: basename(folder) })
  try {
    carryErasureOver(join(folder, databaseName), copy)
    putAside(folder, name)
    await renameWithRetries(copy, join(folder, databaseName))
    syncFolderSync(folder)
  } catch (error) {
    // Windows does not rename over a file that another window reads.
    if ((error as NodeJS.ErrnoException).code === 'EBUSY') {
      throw new IzError('library_read_only', { file: basename(folder) }, { cause: error })
    }
    throw renamed(asFileError(error, join(folder, databaseName)), copy, databaseName)
  } finally {
    unlock()
  }
}

/** The copy's own name tells a person nothing. */
function renamed(error: unknown, copy: string, file: string): unknown {
  if (!(error instanceof IzError && error.params.file === basename(copy))) return error
  const options = { cause: error, ...(error.detail ? { detail: error.detail } : {}) }
  return new IzError(error.code, { ...error.params, file }, options)
}

/** What cannot be removed now is when the library is opened the next time, and must not hide why the copy was given up. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true, maxRetries: 5 })
  } catch (error) {
    console.error(error)
  }
}

function copyToDisk(from: string, to: string): void {
  copyFileSync(from, to)
  // A backup may be protected against writing; the library is written.
  chmodSync(to, statSync(to).mode | 0o600)
  syncFileSync(to)
}

/**
 * Keeps what the library holds now, and takes its write-ahead log away, which would otherwise be read into the file that comes.
 *
 * @param restored the backup that comes, which must not be pushed out by the one that is made here
 */
function putAside(folder: string, restored: string): void {
  const path = join(folder, databaseName)
  const backups = join(folder, backupsFolder)
  if (!keptAsBackup(path, backups, restored)) {
    for (const [end, kept] of [
      ['', 'damaged'],
      ['-wal', 'damaged-wal'],
    ] as const) {
      const bytes = statSync(path + end, { throwIfNoEntry: false })?.size
      // An emptied database tells somebody who looks for what was lost that it was this file; an empty log tells nothing.
      if (bytes === undefined || (bytes === 0 && end === '-wal')) continue
      moveAside(path + end, join(backups, nameBackup(kept)))
    }
  }
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
}

/** The backups may lie on another disk. */
function moveAside(from: string, to: string): void {
  try {
    renameSync(from, to)
    return
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
  }
  const copy = join(dirname(to), `.part-${basename(to)}`)
  try {
    copyToDisk(from, copy)
    renameSync(copy, to)
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
  syncFolderSync(dirname(to))
  rmSync(from)
}

/**
 * Whether what the library holds could be made a backup. It is looked at, and copied, without being written to: what is damaged has to be
 * put aside as it is, with its log.
 */
function keptAsBackup(path: string, backups: string, restored: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return false
  if (damageOf(path) !== null) return false
  let db: Database | null = null
  try {
    db = new Database(path, { readOnly: true })
    backUp(db, backups, 'before-restore', restored)
  } catch (error) {
    if (error instanceof IzError && error.code === 'library_damaged') return false
    throw error
  } finally {
    db?.close()
  }
  carryLogOver(path)
  return true
}

/** Whole without its log, should all end before the new file has come. */
function carryLogOver(path: string): void {
  const db = new Database(path)
  try {
    writeOut(db)
  } finally {
    db.close()
  }
}
