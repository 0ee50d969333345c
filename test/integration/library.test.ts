import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { Library } from '../../src/main/services/library/ports.ts'
import { makeTempDir } from '../support/temp.ts'

const store = new SqliteLibraryStore(migrationsDir)
const open: Library[] = []
const children: ChildProcess[] = []
afterEach(() => {
  for (const library of open.splice(0)) library.close()
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function keep(library: Library): Library {
  open.push(library)
  return library
}

function addInterview(library: Library, id: string, title = 'Сұхбат'): void {
  const now = new Date().toISOString()
  library.interviews.insert({
    ...{ id, title, speakerName: 'Айгерім', language: 'kk', notes: '' },
    ...{ createdAt: now, updatedAt: now },
  })
}

/** A new library with one interview, closed again. */
function closedLibrary(): string {
  const folder = join(makeTempDir(), 'lib')
  const library = store.create(folder, { sample: false })
  addInterview(library, 'first')
  library.close()
  return folder
}

/** The version of the schema that the app brings. */
const known = readdirSync(migrationsDir).filter((name) => name.endsWith('.sql')).length

describe('a new library', () => {
  it('is a folder with a database and its five folders, and holds what was put into it', () => {
    const folder = closedLibrary()
    for (const name of ['library.db', 'media', 'attachments', 'cache', 'exports', 'backups']) {
      expect(existsSync(join(folder, name)), name).toBe(true)
    }
    const library = keep(store.open(folder))
    expect(library).toMatchObject({ readOnly: false, schemaVersion: known, sample: false })
    expect(library.interviews.get('first')).toMatchObject({ title: 'Сұхбат', speakerName: 'Айгерім' })
    expect(library.integrity()).toBe('ok')
  })

  it('survives a power cut in what it commits: write-ahead log, synced each time, foreign keys kept', () => {
    const folder = closedLibrary()
    keep(store.open(folder))
    const db = new DatabaseSync(join(folder, 'library.db'), { readOnly: true })
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    db.close()
    const orphan = { id: 'x', interviewId: 'nobody', name: 'x', placement: 'copy', path: '/x' } as const
    const rest = { fingerprint: null, info: null, importedAt: null, createdAt: '' }
    expect(() => open[0]!.takes.insert({ ...orphan, ...rest })).toThrow(/FOREIGN KEY/)
  })

  it('keeps text composed, however it was typed', () => {
    const folder = closedLibrary()
    const library = keep(store.open(folder))
    addInterview(library, 'second', 'Ай'.normalize('NFD'))
    expect(library.interviews.get('second')?.title).toBe('Ай'.normalize('NFC'))
  })

  it('is not made in a folder that holds other things', () => {
    const folder = join(makeTempDir(), 'Құжаттар')
    mkdirSync(folder)
    writeFileSync(join(folder, 'хат.txt'), 'x')
    expect(() => store.create(folder, { sample: false })).toThrow(
      expect.objectContaining({
        ...{ code: 'file_exists', params: { file: 'Құжаттар', reason: 'other_content' } },
      }),
    )
    expect(readdirSync(folder)).toEqual(['хат.txt'])
  })

  it('can be finished after a creation that was cut off', () => {
    const folder = join(makeTempDir(), 'lib')
    mkdirSync(join(folder, 'media'), { recursive: true })
    writeFileSync(join(folder, 'library.lock'), '')
    expect(keep(store.create(folder, { sample: true })).sample).toBe(true)
  })

  it('is all there when its folder is copied, with paths inside it', () => {
    const folder = closedLibrary()
    const library = store.open(folder)
    const now = new Date().toISOString()
    const take = { interviewId: 'first', fingerprint: null, info: null, importedAt: null, createdAt: now }
    const inside = join(folder, 'media', 'Әке туралы.mp4')
    library.takes.insert({ ...take, id: 'in', name: 'Әке туралы.mp4', placement: 'copy', path: inside })
    library.takes.insert({ ...take, id: 'out', name: 'a.mp4', placement: 'reference', path: '/mnt/a.mp4' })
    library.close()
    const copy = join(makeTempDir(), 'көшірме')
    cpSync(folder, copy, { recursive: true })
    const copied = keep(store.open(copy))
    expect(copied.takes.get('in')?.path).toBe(join(copy, 'media', 'Әке туралы.mp4'))
    expect(copied.takes.get('out')?.path).toBe('/mnt/a.mp4')
  })
})

describe('migrations', () => {
  const numbered = (version: number) => String(version).padStart(4, '0')
  /** The app's own migrations and one or more later ones. */
  function laterStore(...sql: string[]): SqliteLibraryStore {
    const folder = makeTempDir()
    const own = readdirSync(migrationsDir).filter((name) => name.endsWith('.sql'))
    for (const name of own) copyFileSync(join(migrationsDir, name), join(folder, name))
    for (const [index, text] of sql.entries()) {
      writeFileSync(join(folder, `${numbered(own.length + 1 + index)}-later.sql`), text)
    }
    return new SqliteLibraryStore(folder)
  }
  const backupsOf = (folder: string) => readdirSync(join(folder, 'backups')).sort()

  it('run one by one, after one backup that opens by itself', () => {
    const folder = closedLibrary()
    const later = laterStore('ALTER TABLE interview ADD COLUMN place TEXT', 'CREATE TABLE venue (id TEXT)')
    expect(keep(later.open(folder)).schemaVersion).toBe(known + 2)
    const backups = backupsOf(folder)
    expect(backups.map((name) => name.replace(/^.*(before)/, '$1'))).toEqual([
      `before-${numbered(known + 1)}.db`,
    ])
    const restored = closedLibrary()
    copyFileSync(join(folder, 'backups', backups[0]!), join(restored, 'library.db'))
    expect(keep(store.open(restored)).interviews.get('first')?.title).toBe('Сұхбат')
  })

  it('bring a library of the first version up to date, each interview as far as what it holds says', () => {
    const first = makeTempDir()
    copyFileSync(join(migrationsDir, '0001-library.sql'), join(first, '0001-library.sql'))
    const folder = join(makeTempDir(), 'lib')
    new SqliteLibraryStore(first).create(folder, { sample: false }).close()
    const db = new DatabaseSync(join(folder, 'library.db'))
    db.exec(`INSERT INTO interview (id, title, speaker_name, notes, created_at, updated_at)
      VALUES ('old', 'Ескі сұхбат', 'Айгерім', '', '2026-01-01', '2026-01-01')`)
    const take = `INSERT INTO take (id, interview_id, name, placement, path_base, path, created_at)
      VALUES (?1, ?1, 'a.mp4', 'reference', 'absolute', '/a.mp4', '2026-01-01')`
    const transcript = `INSERT INTO transcript (id, take_id, language, engine, model_name, translated, duration_ms, word_count,
      words, created_at) VALUES (?1, ?1, 'kk', 'gigaam', 'm', 0, 1, 0, '[]', '2026-01-01')`
    const track = `INSERT INTO subtitle_track (id, take_id, language, name, revision, created_at, updated_at)
      VALUES (?1, ?1, 'kk', 'kk', 1, '2026-01-01', '2026-01-01')`
    const far = { filmed: [take], transcribed: [take, transcript], subtitled: [take, transcript, track] }
    for (const [id, statements] of Object.entries(far)) {
      db.prepare(
        "INSERT INTO interview (id, title, speaker_name, notes, created_at, updated_at) VALUES (?, 'x', '', '', '2026', '2026')",
      ).run(id)
      for (const sql of statements) db.prepare(sql).run(id)
    }
    db.close()
    const library = keep(store.open(folder))
    expect(library.schemaVersion).toBe(known)
    expect(library.interviews.get('old')).toMatchObject({
      ...{ title: 'Ескі сұхбат', speakerName: 'Айгерім', speakerId: null, status: 'idea', nextStep: '' },
    })
    for (const id of Object.keys(far)) expect(library.interviews.get(id)?.status).toBe(id)
    expect(backupsOf(folder)).toHaveLength(1)
  })

  it('leave the library as it was when one fails', () => {
    const folder = closedLibrary()
    const broken = laterStore('CREATE TABLE venue (id TEXT); INSERT INTO nowhere VALUES (1)')
    expect(() => broken.open(folder)).toThrow()
    const library = keep(store.open(folder))
    expect(library.schemaVersion).toBe(known)
    expect(library.interviews.list()).toHaveLength(1)
    expect(keep(laterStore('CREATE TABLE venue (id TEXT)').open(closedLibrary())).schemaVersion).toBe(
      known + 1,
    )
  })

  it('keep the ten newest backups', () => {
    const folder = closedLibrary()
    const steps = Array.from({ length: 13 }, (_, index) => `CREATE TABLE later${index} (id TEXT)`)
    for (let count = 1; count <= steps.length; count += 1) {
      laterStore(...steps.slice(0, count))
        .open(folder)
        .close()
    }
    const backups = backupsOf(folder)
    expect(backups).toHaveLength(10)
    expect(backups.at(-1)).toContain(`before-${numbered(known + 13)}.db`)
  })

  it('never touch a library of a later version', () => {
    const folder = closedLibrary()
    laterStore('CREATE TABLE venue (id TEXT)').open(folder).close()
    const before = readFileSync(join(folder, 'library.db'))
    expect(() => store.open(folder)).toThrow(
      expect.objectContaining({
        code: 'library_newer',
        params: { file: 'library.db', version: known + 1, known },
      }),
    )
    expect(readFileSync(join(folder, 'library.db')).equals(before)).toBe(true)
  })

  it('a library gets a backup a day when it is opened', () => {
    const folder = closedLibrary()
    store.open(folder).close()
    store.open(folder).close()
    expect(backupsOf(folder)).toHaveLength(1)
    expect(backupsOf(folder)[0]).toMatch(/daily\.db$/)
  })
})

describe('a damaged library', () => {
  it.each([
    ['overwritten', (path: string) => writeFileSync(path, 'not a database '.repeat(500))],
    ['torn', (path: string) => truncateSync(path, 3 * 4096)],
    ['emptied', (path: string) => truncateSync(path, 0)],
  ])('that was %s is reported with the backup to put in its place', (_, damage) => {
    const folder = closedLibrary()
    store.open(folder).close()
    const [backup] = readdirSync(join(folder, 'backups'))
    damage(join(folder, 'library.db'))
    expect(() => store.open(folder)).toThrow(
      expect.objectContaining({ code: 'library_damaged', params: { file: 'library.db', backup } }),
    )
    copyFileSync(join(folder, 'backups', backup!), join(folder, 'library.db'))
    expect(keep(store.open(folder)).interviews.list()).toHaveLength(1)
  })

  it('that is no library says that it is missing', () => {
    const folder = join(makeTempDir(), 'жоқ')
    expect(() => store.open(folder)).toThrow(
      expect.objectContaining({ code: 'file_missing', params: { file: 'жоқ', reason: 'no_folder' } }),
    )
    expect(existsSync(folder)).toBe(false)
  })
})

describe('two openers of one library', () => {
  async function openInChild(folder: string): Promise<{ child: ChildProcess; how: string }> {
    const script = join(import.meta.dirname, '..', 'support', 'lock-child.ts')
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const [said] = (await once(child.stdout!, 'data')) as [Buffer]
    return { child, how: said.toString().trim() }
  }

  it('the second of one process reads, sees what the first writes, and cannot write', () => {
    const folder = closedLibrary()
    const first = keep(store.open(folder))
    const second = keep(store.open(folder))
    expect(second.readOnly).toBe(true)
    addInterview(first, 'later')
    expect(second.interviews.list()).toHaveLength(2)
    expect(() => addInterview(second, 'never')).toThrow()
  })

  it('the second process reads, and writes once the first is gone, also when that was killed', async () => {
    const folder = closedLibrary()
    const writer = await openInChild(folder)
    expect(writer.how).toBe('writing')
    const second = store.open(folder)
    expect(second.readOnly).toBe(true)
    second.close()
    const gone = once(writer.child, 'exit')
    writer.child.kill('SIGKILL')
    await gone
    expect(keep(store.open(folder)).readOnly).toBe(false)
    expect((await openInChild(folder)).how).toBe('reading')
  })
})
