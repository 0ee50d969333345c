import type { BackupReason } from '#shared/api/settings.ts'

/** What the name of a file in `backups/` tells of it. */
export interface BackupName {
  /** UTC, ISO 8601; null for a copy that somebody named by hand. */
  madeAt: string | null
  reason: BackupReason
  /** What could not be read when a backup was restored: kept for somebody who can mend it, and no backup to go back to. */
  damaged: boolean
}

const ours = /^library-.*\.db$/
/** Hyphens stand for the colons and the point of an ISO time, which Windows refuses in a file name. */
const stamped = /^library-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(.+)\.db$/
const damaged = /-damaged(?:-wal)?\.db$/

export function isBackupName(name: string): boolean {
  return ours.test(name)
}

export function readBackupName(name: string): BackupName {
  const [, hour, minute, second, ms, written = ''] = stamped.exec(name) ?? []
  return {
    madeAt: hour === undefined ? null : `${hour}:${minute}:${second}.${ms}Z`,
    reason: reasonOf(written),
    damaged: damaged.test(name),
  }
}

/** The name of a backup that is made now. */
export function nameBackup(reason: string): string {
  return `library-${new Date().toISOString().replace(/[:.]/g, '-')}-${reason}.db`
}

function reasonOf(written: string): BackupReason {
  if (written === 'before-restore') return 'restore'
  if (written.startsWith('before-')) return 'upgrade'
  return written === 'after-erasure' ? 'erasure' : 'daily'
}
