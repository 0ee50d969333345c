import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { disk } from '../files/disk.ts'
import { restorePath } from './columns.ts'
import { Database } from './database.ts'
import { keepRest, readRest } from './erasure-rest.ts'
import { integrityProblem } from './integrity.ts'
import { type Migration, migrate, newerSchema, schemaVersion } from './migrations.ts'

/**
 * Makes the copy of a backup fit to be the library's database: whole, of this library, of this version's schema, and pointing at no file
 * that is another by now.
 *
 * @param library the folder, and its database, which may be damaged, gone, or open
 * @param name the backup's, for what a person reads
 * @throws file_unreadable (damaged, or of another library), library_newer, path_not_writable, disk_full
 */
export async function prepareCopy(
  copy: string,
  library: { folder: string; database: string },
  name: string,
  migrations: readonly Migration[],
): Promise<void> {
  let db: Database | null = null
  try {
    db = new Database(copy)
    checkOrigin(db, library.database, name, migrations.length)
    migrate(db, migrations, null)
    await detachTakes(db, library.folder)
    await detachAttachments(db, library.folder)
    writeOut(db)
  } catch (error) {
    throw isOfDatabase(error) ? notUsable(name, 'backup', error) : error
  } finally {
    db?.close()
  }
}

/**
 * Files that were to be deleted when a backup was made may be others by now, under names that had become free; those that are still to be
 * deleted the present library knows. The copy gets its list instead, of which `finish` leaves out what the copy itself has in use.
 */
export function carryErasureOver(database: string, copy: string): void {
  const present = ofPresent(database, readRest)
  const db = new Database(copy)
  try {
    const { rewrite, backups } = readRest(db)
    const old = [...(present?.backups ?? []), ...(backups ?? [])]
    db.transaction(() =>
      keepRest(db, {
        files: present?.files ?? [],
        folders: present?.folders ?? [],
        rewrite: rewrite || (present?.rewrite ?? false),
        backups: present?.backups || backups ? [...new Set(old)] : null,
      }),
    )
    writeOut(db)
  } finally {
    db.close()
  }
}

/** SQLite takes an empty file for a database, and any database has a schema's number. */
function checkOrigin(db: Database, present: string, name: string, known: number): void {
  const problem = integrityProblem(db)
  if (problem !== null) throw new IzError('library_damaged', {}, { detail: problem })
  const version = schemaVersion(db)
  if (version > known) throw newerSchema(db, version, known)
  const id = version === 0 ? null : idOf(db)
  if (id === null) throw notUsable(name, 'other_library')
  const own = ofPresent(present, idOf)
  if (own !== null && own !== id) throw notUsable(name, 'other_library')
}

function idOf(db: Database): string | null {
  const hasMeta = db.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'`)
  const row = hasMeta && db.get(`SELECT value FROM meta WHERE key = 'id'`)
  return row ? String(row.value) : null
}

/** What the present database says; null where it is damaged or gone. Reading only, so that its log stays where it is. */
function ofPresent<T>(path: string, read: (db: Database) => T): T | null {
  if (!existsSync(path)) return null
  let db: Database | null = null
  try {
    db = new Database(path, { readOnly: true })
    return read(db)
  } catch (error) {
    // Nor is a disk that cannot be read where the present state lies a reason not to go back.
    const isUnreadable = error instanceof IzError && error.code === 'file_unreadable'
    if (isUnreadable || isOfDatabase(error)) return null
    throw error
  } finally {
    db?.close()
  }
}

/** A recording that has another's name by now is missing: under a path that is given to none, so that neither is taken for the other. */
async function detachTakes(db: Database, folder: string): Promise<void> {
  const rows = db.all(
    `SELECT id, path, fingerprint FROM take
     WHERE path_base = 'library' AND substr(path, 1, 6) = 'media/' AND fingerprint IS NOT NULL`,
  )
  for (const { id, path, fingerprint } of rows) {
    const file = restorePath(folder, 'library', path)
    if (!disk.isFile(file)) continue
    // One that cannot be read now says so where it is played.
    const found = await disk.fingerprint(file).catch(() => fingerprint)
    if (found !== fingerprint) detach(db, 'take', 'media', String(id), file)
  }
}

async function detachAttachments(db: Database, folder: string): Promise<void> {
  for (const table of ['speaker_file', 'consent_file'] as const) {
    for (const { id, path, bytes } of db.all(`SELECT id, path, bytes FROM ${table}`)) {
      const file = restorePath(folder, 'library', path)
      if (!disk.isFile(file)) continue
      const found = await disk.size(file).catch(() => bytes)
      if (found !== bytes) detach(db, table, 'attachments', String(id), file)
    }
  }
}

function detach(
  db: Database,
  table: 'take' | 'speaker_file' | 'consent_file',
  place: 'media' | 'attachments',
  id: string,
  file: string,
): void {
  db.run(`UPDATE ${table} SET path = ? WHERE id = ?`, `${place}/${id}/${basename(file)}`, id)
}

/** All of it is in the one file, without its log; closing would do the same, but keep quiet where it fails. */
export function writeOut(db: Database): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

function isOfDatabase(error: unknown): boolean {
  if (error instanceof IzError) return error.code === 'library_damaged'
  return typeof (error as { errcode?: unknown }).errcode === 'number'
}

function notUsable(name: string, reason: 'backup' | 'other_library', cause?: unknown): IzError {
  return new IzError('file_unreadable', { file: name, reason }, { cause })
}
