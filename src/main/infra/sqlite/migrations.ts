import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { IzError } from '#shared/error.ts'
import { backUp } from './backup-files.ts'
import type { Database } from './database.ts'

export interface Migration {
  version: number
  name: string
  sql: string
}

/** The files `NNNN-name.sql` of a folder, by number; the numbers must run from 1 without a gap. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .flatMap((file) => {
      const match = /^(\d{4})-(.+)\.sql$/.exec(file)
      if (!match) return []
      const [, number = '', name = ''] = match
      return [{ version: Number(number), name, sql: readFileSync(join(folder, file), 'utf8') }]
    })
    .sort((a, b) => a.version - b.version)
  for (const [index, { version, name }] of migrations.entries()) {
    if (version !== index + 1) throw new Error(`migration ${version} (${name}) stands at place ${index + 1}`)
  }
  return migrations
}

export function schemaVersion(db: Database): number {
  return Number(db.get('PRAGMA user_version')?.user_version ?? 0)
}

/**
 * Brings a library's schema up to date: each step in a transaction of its own, after one backup of what was there before the first
 * (none for a library that has no schema yet). Were there one for each step, an upgrade over many would push out the copies of earlier ones.
 *
 * @param backupsDir null for a database that is a copy of one
 * @returns the schema's version
 * @throws library_newer when a later version of the app wrote it
 */
export function migrate(db: Database, migrations: readonly Migration[], backupsDir: string | null): number {
  const latest = migrations.at(-1)?.version ?? 0
  let version = schemaVersion(db)
  const isNew = version === 0
  if (version > latest) throw newerSchema(db, version, latest)
  const [next] = migrations.slice(version)
  if (next && !isNew && backupsDir !== null)
    backUp(db, backupsDir, `before-${String(next.version).padStart(4, '0')}`)
  for (const migration of migrations.slice(version)) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.exec(`PRAGMA user_version = ${migration.version}`)
    })
    version = migration.version
  }
  return version
}

export function newerSchema(db: Database, version: number, known: number): IzError {
  return new IzError('library_newer', { file: basename(db.path), version, known })
}
