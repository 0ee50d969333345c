import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { backUp, listBackups } from '../../src/main/infra/sqlite/backup-files.ts'
import { Database } from '../../src/main/infra/sqlite/database.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { Library } from '../../src/main/services/library/ports.ts'
import { makeTempDir } from '../support/temp.ts'

const store = new SqliteLibraryStore(migrationsDir)
const fields = { speakerName: 'Айгерім', language: 'kk', notes: '' } as const
const hour = 60 * 60 * 1000

function newLibrary(): string {
  const folder = join(makeTempDir(), 'Кітапхана')
  store.create(folder, { sample: false }).close()
  return folder
}

function insert(library: Library, title: string): void {
  const now = new Date().toISOString()
  library.interviews.insert({ ...fields, id: title, title, createdAt: now, updatedAt: now })
}

function inLibrary<T>(folder: string, work: (library: Library) => T): T {
  const library = store.open(folder)
  try {
    return work(library)
  } finally {
    library.close()
  }
}

const add = (folder: string, title: string) => inLibrary(folder, (library) => insert(library, title))
const titles = (folder: string) =>
  inLibrary(folder, (library) => library.interviews.list().map(({ title }) => title)).sort()
const backupsOf = (folder: string) => store.backups(folder).map(({ name }) => name)

/** As if every backup had been made so long ago. */
function age(folder: string, ms: number): void {
  const then = new Date(Date.now() - ms)
  for (const name of backupsOf(folder)) utimesSync(join(folder, 'backups', name), then, then)
}

async function restore(folder: string, name: string): Promise<void> {
  await (await store.prepareRestore(folder, name)).putInPlace()
}

/** A backup for this reason, with something new in it. */
function makeBackup(folder: string, reason: string): void {
  const db = new Database(join(folder, 'library.db'))
  db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('тест', ?)`, new Date().toISOString())
  backUp(db, join(folder, 'backups'), reason)
  db.close()
}

/** As if so many had been made for this reason on days of January. */
function pretendBackups(folder: string, reason: string, count: number, year = 2026): void {
  const db = new Database(join(folder, 'library.db'))
  const model = backUp(db, makeTempDir(), reason)
  db.close()
  for (let day = 10; day < 10 + count; day += 1) {
    copyFileSync(model, join(folder, 'backups', `library-${year}-01-${day}T00-00-00-000Z-${reason}.db`))
  }
}

describe('a copy that somebody named by hand', () => {
  const byHand = 'library-old.db'

  function withCopy(): string {
    const folder = newLibrary()
    add(folder, 'Бірінші')
    copyFileSync(join(folder, 'backups', backupsOf(folder)[0]!), join(folder, 'backups', byHand))
    utimesSync(join(folder, 'backups', byHand), 1e9, 1e9)
    return folder
  }

  it('stands in the list where its date puts it, and puts no backup of the day off or on', () => {
    const folder = withCopy()
    inLibrary(folder, (library) => {
      for (let looked = 0; looked < 12; looked += 1) {
        insert(library, `Сұхбат ${looked}`)
        library.backUpDaily()
      }
    })
    const [own, ...rest] = store.backups(folder)
    expect(own).toMatchObject({ reason: 'daily' })
    expect(rest).toMatchObject([{ name: byHand, madeAt: '2001-09-09T01:46:40.000Z' }])
    age(folder, 25 * hour)
    utimesSync(join(folder, 'backups', byHand), new Date(), new Date())
    titles(folder)
    expect(backupsOf(folder)).toHaveLength(3)
  })

  it('is never removed, nor is what was damaged, and neither takes a place of the ten', () => {
    const folder = withCopy()
    const damaged = 'library-2020-01-01T00-00-00-000Z-damaged.db'
    writeFileSync(join(folder, 'backups', damaged), 'шала')
    pretendBackups(folder, 'daily', 12)
    makeBackup(folder, 'daily')
    const names = listBackups(join(folder, 'backups'))
    expect(names).toHaveLength(12)
    expect(names.slice(-2)).toEqual([damaged, byHand])
  })
})

describe('the ten newest are kept', () => {
  it('and the one just made, also where a clock that was ahead has left later ones', async () => {
    const folder = newLibrary()
    add(folder, 'Бірінші')
    const [earlier] = backupsOf(folder)
    pretendBackups(folder, 'before-restore', 10, 2199)
    add(folder, 'Екінші')
    await restore(folder, earlier!)
    expect(titles(folder)).toEqual([])
    const present = store
      .backups(folder)
      .find(({ name }) => name.endsWith('before-restore.db') && !name.includes('2199'))
    await restore(folder, present!.name)
    expect(titles(folder)).toEqual(['Бірінші', 'Екінші'])
  })

  it('and one that is protected can be restored, into a library that can be written', async () => {
    const folder = newLibrary()
    add(folder, 'Бірінші')
    const [earlier] = backupsOf(folder)
    chmodSync(join(folder, 'backups', earlier!), 0o444)
    await restore(folder, earlier!)
    expect(statSync(join(folder, 'library.db')).mode & 0o600).toBe(0o600)
    add(folder, 'Екінші')
    expect(titles(folder)).toEqual(['Екінші'])
  })

  it('of each kind, so that restoring over and over leaves the history of the days alone', () => {
    const folder = newLibrary()
    const count = (reason: string) =>
      store.backups(folder).filter((backup) => backup.reason === reason).length
    const counts = () => ['daily', 'erasure', 'upgrade', 'restore'].map(count)
    pretendBackups(folder, 'daily', 9)
    makeBackup(folder, 'after-erasure')
    pretendBackups(folder, 'before-0003', 10)
    pretendBackups(folder, 'before-restore', 10)
    makeBackup(folder, 'before-restore')
    expect(counts()).toEqual([9, 1, 10, 10])
    makeBackup(folder, 'daily')
    expect(counts()).toEqual([9, 1, 10, 10])
  })

  it('and the one that is being restored, even if it is the eleventh', async () => {
    const folder = newLibrary()
    pretendBackups(folder, 'before-restore', 10)
    const oldest = backupsOf(folder).at(-1)!
    await restore(folder, oldest)
    expect(backupsOf(folder)).toContain(oldest)
    expect(backupsOf(folder)).toHaveLength(11)
  })
})

describe('a library in which nothing has changed', () => {
  it('gets no more backups, day after day, and one as soon as something has', () => {
    const folder = newLibrary()
    add(folder, 'Бірінші')
    age(folder, 25 * hour)
    titles(folder)
    const before = backupsOf(folder)
    for (let day = 0; day < 3; day += 1) {
      age(folder, 25 * hour)
      inLibrary(folder, (library) => library.backUpDaily())
    }
    expect(backupsOf(folder)).toEqual(before)
    add(folder, 'Екінші')
    age(folder, 25 * hour)
    titles(folder)
    expect(backupsOf(folder)).toHaveLength(before.length + 1)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('also where a clock was wrong and the newest backup is of a time to come', () => {
    const folder = newLibrary()
    add(folder, 'Бірінші')
    age(folder, -1000 * hour)
    add(folder, 'Екінші')
    titles(folder)
    expect(backupsOf(folder)).toHaveLength(2)
  })
})

const elsewhere = '/dev/shm'
const hasOtherDisk = existsSync(elsewhere) && statSync(elsewhere).dev !== statSync(tmpdir()).dev

describe.runIf(hasOtherDisk)('backups on another disk', () => {
  const made: string[] = []
  afterEach(() => {
    for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
  })

  function libraryWithBackupsElsewhere(): { folder: string; backup: string } {
    const folder = newLibrary()
    add(folder, 'Бұрын')
    age(folder, 25 * hour)
    titles(folder)
    const [backup] = backupsOf(folder)
    add(folder, 'Кейін')
    const other = mkdtempSync(join(elsewhere, 'iz-'))
    made.push(other)
    cpSync(join(folder, 'backups'), other, { recursive: true, preserveTimestamps: true })
    rmSync(join(folder, 'backups'), { recursive: true })
    symlinkSync(other, join(folder, 'backups'))
    return { folder, backup: backup! }
  }

  it('can be restored, and what the library held is one of them', async () => {
    const { folder, backup } = libraryWithBackupsElsewhere()
    await restore(folder, backup)
    expect(titles(folder)).toEqual(['Бұрын'])
    await restore(folder, store.backups(folder).find(({ reason }) => reason === 'restore')!.name)
    expect(titles(folder)).toEqual(['Бұрын', 'Кейін'])
  })

  it('take in what is left of a damaged database as well', async () => {
    const { folder, backup } = libraryWithBackupsElsewhere()
    const path = join(folder, 'library.db')
    truncateSync(path, 3 * 4096)
    const torn = readFileSync(path)
    await restore(folder, backup)
    expect(titles(folder)).toEqual(['Бұрын'])
    const kept = listBackups(join(folder, 'backups')).find((name) => name.endsWith('-damaged.db'))
    expect(readFileSync(join(folder, 'backups', kept!)).equals(torn)).toBe(true)
  })
})

describe('a torn database whose log still holds the last work', () => {
  /** As a crash leaves it, on a disk that has lost some pages. */
  function tornLibrary(): { folder: string; database: Buffer; log: Buffer } {
    const folder = newLibrary()
    add(folder, 'Бірінші')
    titles(folder)
    const path = join(folder, 'library.db')
    const { database, log } = inLibrary(folder, (library) => {
      insert(library, 'Соңғысы')
      return { database: readFileSync(path), log: readFileSync(`${path}-wal`) }
    })
    database.fill(0x55, 5 * 4096, 9 * 4096)
    writeFileSync(path, database)
    writeFileSync(`${path}-wal`, log)
    return { folder, database, log }
  }

  it('is refused without a byte of it being changed', () => {
    const { folder, database, log } = tornLibrary()
    expect(() => store.open(folder)).toThrow(expect.objectContaining({ code: 'library_damaged' }))
    expect(readFileSync(join(folder, 'library.db')).equals(database)).toBe(true)
    expect(readFileSync(join(folder, 'library.db-wal')).equals(log)).toBe(true)
  })

  it('lies beside the backups with its log when one of them is restored', async () => {
    const { folder, database, log } = tornLibrary()
    await restore(folder, backupsOf(folder)[0]!)
    const kept = (end: string) => {
      const name = listBackups(join(folder, 'backups')).find((candidate) => candidate.endsWith(end))
      return name === undefined ? null : readFileSync(join(folder, 'backups', name))
    }
    expect(kept('-damaged.db')?.equals(database)).toBe(true)
    expect(kept('-damaged-wal.db')?.equals(log)).toBe(true)
    titles(folder)
  })
})

describe('a backup that was about to take the place of the library', () => {
  it('when all ended is taken away at the next start', async () => {
    const folder = newLibrary()
    for (const end of ['', '-wal', '-shm']) writeFileSync(join(folder, `.part-restored-1.db${end}`), 'x')
    const library = store.open(folder)
    expect(await library.files.removeLeftovers()).toBe(3)
    library.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
