import { closeSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupReason } from '#shared/api/settings.ts'
import { makeFolderSync } from '../files/make-folder.ts'
import { syncFileSync, syncFolderSync } from '../files/sync-to-disk.ts'
import { isBackupName, nameBackup, readBackupName } from './backup-names.ts'
import type { Database } from './database.ts'

/** Of each kind, so that restoring one after the other, or an upgrade, leaves the history of the days alone. */
const keptOfEachKind = 10
const dailyEveryMs = 24 * 60 * 60 * 1000
const comparedAtOnceBytes = 1_000_000

/**
 * A copy of the whole database in `backups/`, under its name only when it is whole and on the disk. The ten newest of each kind are kept;
 * what somebody named by hand and what is damaged is never removed.
 *
 * @param spare a backup that stays even if it is the eleventh
 * @returns the copy's path
 */
export function backUp(db: Database, backupsDir: string, reason: string, spare?: string): string {
  const name = nameBackup(reason)
  return copyAside(db, backupsDir, name, (copy) => keep(copy, backupsDir, name, spare))
}

/**
 * The backup of the day, unless one was made in the last 24 hours. Where nothing has changed since the newest, that one is marked as looked
 * at (by its mtime) instead: equal copies would push out the older ones.
 */
export function backUpDaily(db: Database, backupsDir: string): void {
  const own = listBackups(backupsDir).filter(isStamped)
  if (own.some((name) => isOfToday(join(backupsDir, name)))) return
  const [newest] = own
  const name = nameBackup('daily')
  copyAside(db, backupsDir, name, (copy) => {
    const known = newest !== undefined && haveSameContent(copy, join(backupsDir, newest))
    if (!(known && markSeen(join(backupsDir, newest)))) keep(copy, backupsDir, name)
  })
}

/** Names of the files of `backups/`, newest first: by the time in the name, or when the file was written where somebody named it by hand. */
export function listBackups(backupsDir: string): string[] {
  return namesIn(backupsDir)
    .map((name) => ({ name, at: readBackupName(name).madeAt ?? writtenAt(join(backupsDir, name)) }))
    .sort((a, b) => compare(b.at, a.at) || compare(b.name, a.name))
    .map(({ name }) => name)
}

function namesIn(backupsDir: string): string[] {
  try {
    return readdirSync(backupsDir).filter(isBackupName)
  } catch {
    return []
  }
}

/** ISO 8601; nothing for a file that has just gone. */
function writtenAt(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.mtime.toISOString() ?? ''
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function isStamped(name: string): boolean {
  const { madeAt, damaged } = readBackupName(name)
  return madeAt !== null && !damaged
}

/** A clock that was wrong for a while must not put the next backup off for years. */
function isOfToday(path: string): boolean {
  const written = statSync(path, { throwIfNoEntry: false })
  return written !== undefined && Math.abs(Date.now() - written.mtimeMs) <= dailyEveryMs
}

/** @returns whether the file let itself be marked: one of another user, or on a read-only disk, does not */
function markSeen(path: string): boolean {
  const now = new Date()
  try {
    utimesSync(path, now, now)
    return true
  } catch {
    return false
  }
}

/** Makes the copy under a hidden name, which is free again when `use` has ended. */
function copyAside<T>(db: Database, backupsDir: string, name: string, use: (copy: string) => T): T {
  makeFolderSync(backupsDir)
  const temporary = join(backupsDir, `.part-${name}`)
  try {
    rmSync(temporary, { force: true })
    db.run('VACUUM INTO ?', temporary)
    return use(temporary)
  } finally {
    rmSync(temporary, { force: true })
  }
}

function keep(copy: string, backupsDir: string, name: string, spare?: string): string {
  const target = join(backupsDir, name)
  syncFileSync(copy)
  renameSync(copy, target)
  syncFolderSync(backupsDir)
  // Also where a clock that was ahead has left later dates than this one's.
  removeOld(backupsDir, [name, spare])
  return target
}

function removeOld(backupsDir: string, spared: readonly (string | undefined)[]): void {
  const kept = new Map<BackupReason, number>()
  for (const name of listBackups(backupsDir).filter(isStamped)) {
    const { reason } = readBackupName(name)
    // What an erasure left is where the days go on from.
    const kind = reason === 'erasure' ? 'daily' : reason
    const count = (kept.get(kind) ?? 0) + 1
    kept.set(kind, count)
    if (count <= keptOfEachKind || spared.includes(name)) continue
    try {
      rmSync(join(backupsDir, name), { force: true })
    } catch {
      // Held by another program: the backup itself is made, and the next one removes it.
    }
  }
}

function haveSameContent(one: string, other: string): boolean {
  const bytes = statSync(one).size
  if (statSync(other, { throwIfNoEntry: false })?.size !== bytes) return false
  const files = [openSync(one, 'r')]
  try {
    files.push(openSync(other, 'r'))
    for (let at = 0; at < bytes; at += comparedAtOnceBytes) {
      const [a, b] = files.map((file) => {
        const part = Buffer.alloc(Math.min(comparedAtOnceBytes, bytes - at))
        readSync(file, part, 0, part.length, at)
        return part
      })
      if (!(a && b?.equals(a))) return false
    }
    return true
  } finally {
    for (const file of files) closeSync(file)
  }
}
