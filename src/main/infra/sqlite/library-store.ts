import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LibraryBackup } from '#shared/api/settings.ts'
import { IzError } from '#shared/error.ts'
import type { Library, LibraryStore, PreparedRestore } from '../../services/library/ports.ts'
import { DiskLibraryFiles } from '../files/library-files.ts'
import { makeFolderSync } from '../files/make-folder.ts'
import { backUpDaily } from './backup-files.ts'
import { SqliteClips } from './clip-repository.ts'
import { SqliteConsents } from './consent-repository.ts'
import { SqliteCriteria } from './criteria-repository.ts'
import { Database } from './database.ts'
import { isInUse } from './files-in-use.ts'
import { SqliteGlossary } from './glossary-repository.ts'
import { SqliteHistory } from './history-repository.ts'
import { damageOf, integrityProblem } from './integrity.ts'
import { SqliteInterviews } from './interview-repository.ts'
import { SqliteJobs } from './job-repository.ts'
import {
  backupsFolder,
  databaseName,
  describeBackups,
  lockName,
  prepareRestore,
  restorableBackups,
} from './library-backups.ts'
import { lockLibrary } from './library-lock.ts'
import { migrate, newerSchema, readMigrations, schemaVersion } from './migrations.ts'
import { SqlitePlans } from './plan-repository.ts'
import { SqliteQuestions } from './question-repository.ts'
import { SqliteSessions } from './session-repository.ts'
import { SqliteShoots } from './shoot-repository.ts'
import { SqliteSpeakerErasure } from './speaker-erasure.ts'
import { SqliteSpeakers } from './speaker-repository.ts'
import { SqliteTakes } from './take-repository.ts'
import { SqliteThemes } from './theme-repository.ts'
import { SqliteTracks } from './track-repository.ts'
import { SqliteTranscripts } from './transcript-repository.ts'

const libraryFolders = ['media', 'attachments', 'cache', 'exports', backupsFolder] as const

/** Libraries as folders with a `library.db` and what belongs to it beside. */
export class SqliteLibraryStore implements LibraryStore {
  readonly #migrationsDir: string

  constructor(migrationsDir: string) {
    this.#migrationsDir = migrationsDir
  }

  isLibrary(folder: string): boolean {
    return existsSync(join(folder, databaseName))
  }

  create(folder: string, options: { sample: boolean }): Library {
    const file = basename(folder)
    if (existsSync(folder)) {
      const isOurs = statSync(folder).isDirectory() && readdirSync(folder).every(isUnfinished)
      if (restorableBackups(folder).length > 0) throw damaged(folder, 'there is no database')
      if (!isOurs) throw new IzError('file_exists', { file, reason: 'other_content' })
    }
    makeFolderSync(folder)
    const library = this.#openForWriting(folder, true, options.sample)
    if (!library) throw new IzError('file_exists', { file })
    return library
  }

  open(folder: string): Library {
    if (!this.isLibrary(folder)) throw noLibrary(folder)
    return this.#openForWriting(folder, false, false) ?? this.#openForReading(folder)
  }

  inspect(folder: string): Library {
    if (!this.isLibrary(folder)) throw noLibrary(folder)
    return this.#openForReading(folder)
  }

  backups(folder: string): LibraryBackup[] {
    return describeBackups(folder)
  }

  prepareRestore(folder: string, backup: string): Promise<PreparedRestore> {
    return prepareRestore(folder, backup, readMigrations(this.#migrationsDir))
  }

  #openForWriting(folder: string, isNew: boolean, sample: boolean): Library | null {
    const unlock = lockLibrary(join(folder, lockName))
    if (!unlock) return null
    let db: Database | null = null
    try {
      for (const name of libraryFolders) makeFolderSync(join(folder, name))
      if (!isNew) checkDatabase(folder)
      db = new Database(join(folder, databaseName))
      const version = this.#prepare(db, folder, sample)
      return openLibrary(db, folder, false, version, unlock)
    } catch (error) {
      db?.close()
      unlock()
      throw withBackup(error, folder)
    }
  }

  #prepare(db: Database, folder: string, sample: boolean): number {
    const backups = join(folder, backupsFolder)
    const migrations = readMigrations(this.#migrationsDir)
    const before = schemaVersion(db)
    if (before === 0) {
      // In one transaction, so that a library never exists without knowing what it is.
      return db.transaction(() => {
        const version = migrate(db, migrations, backups)
        writeMeta(db, { id: randomUUID(), sample: sample ? '1' : '0' })
        return version
      })
    }
    const version = migrate(db, migrations, backups)
    if (before === version) backUpDaily(db, backups)
    return version
  }

  #openForReading(folder: string): Library {
    const db = new Database(join(folder, databaseName), { readOnly: true })
    try {
      const version = schemaVersion(db)
      const known = readMigrations(this.#migrationsDir).length
      if (version > known) throw newerSchema(db, version, known)
      // An older version of the app has it open and this one may not change the schema under it.
      if (version < known) throw new IzError('library_read_only', { file: basename(folder) })
      return openLibrary(db, folder, true, version, () => {})
    } catch (error) {
      db.close()
      throw error
    }
  }
}

function openLibrary(
  db: Database,
  folder: string,
  readOnly: boolean,
  schemaVersion: number,
  unlock: () => void,
): Library {
  // https://www.sqlite.org/pragma.html#pragma_data_version: another number once another connection has committed.
  const dataVersion = () => Number(db.get('PRAGMA data_version')?.data_version)
  let seen = dataVersion()
  const file = databaseFile(folder)
  return {
    folder,
    readOnly,
    schemaVersion,
    sample: db.get(`SELECT value FROM meta WHERE key = 'sample'`)?.value === '1',
    interviews: new SqliteInterviews(db),
    speakers: new SqliteSpeakers(db, folder),
    erasure: new SqliteSpeakerErasure(db, folder),
    criteria: new SqliteCriteria(db),
    consents: new SqliteConsents(db, folder),
    takes: new SqliteTakes(db, folder),
    transcripts: new SqliteTranscripts(db),
    tracks: new SqliteTracks(db),
    clips: new SqliteClips(db, folder),
    plans: new SqlitePlans(db),
    sessions: new SqliteSessions(db),
    shoots: new SqliteShoots(db),
    themes: new SqliteThemes(db),
    questions: new SqliteQuestions(db),
    glossary: new SqliteGlossary(db),
    jobs: new SqliteJobs(db),
    history: new SqliteHistory(db),
    files: new DiskLibraryFiles(folder, (path) => isInUse(db, path)),
    transaction: (work) => db.transaction(work),
    integrity: () => (integrityProblem(db) === null ? 'ok' : 'damaged'),
    backUpDaily: () => {
      if (!readOnly) backUpDaily(db, join(folder, backupsFolder))
    },
    changedElsewhere() {
      const before = seen
      seen = dataVersion()
      return seen !== before
    },
    replacedElsewhere() {
      const now = databaseFile(folder)
      return now !== null && now !== file
    },
    close: () => {
      db.close()
      unlock()
    },
  }
}

/** Which file has the database's name now; null: none. An open connection keeps the file it was opened with. */
function databaseFile(folder: string): bigint | null {
  return statSync(join(folder, databaseName), { bigint: true, throwIfNoEntry: false })?.ino ?? null
}

/** A folder whose database has gone but whose backups have not can be restored from them. */
function noLibrary(folder: string): IzError {
  if (restorableBackups(folder).length > 0) return damaged(folder, 'there is no database')
  const reason = existsSync(folder) ? 'no_library' : 'no_folder'
  return new IzError('file_missing', { file: basename(folder), reason })
}

/** Hidden files of the system, and what a creation leaves that was cut off before there was a database. */
function isUnfinished(name: string): boolean {
  return name.startsWith('.') || name === lockName || libraryFolders.some((folder) => folder === name)
}

function writeMeta(db: Database, values: Record<string, string>): void {
  for (const [key, value] of Object.entries(values)) {
    db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value)
  }
}

function checkDatabase(folder: string): void {
  const path = join(folder, databaseName)
  // SQLite takes an empty file for a new database; where there are backups it is one that lost its content.
  const isEmptied = statSync(path).size === 0 && restorableBackups(folder).length > 0
  const problem = isEmptied ? 'the file is empty' : damageOf(path)
  if (problem !== null) throw damaged(folder, problem)
}

/** Names the newest backup, which is what a person puts in place of the damaged file. */
function damaged(folder: string, problem: string): IzError {
  const [backup = ''] = restorableBackups(folder)
  return new IzError('library_damaged', { file: databaseName, backup }, { detail: problem })
}

function withBackup(error: unknown, folder: string): unknown {
  return error instanceof IzError && error.code === 'library_damaged'
    ? damaged(folder, error.detail ?? '')
    : error
}
