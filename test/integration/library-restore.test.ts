import { existsSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { backUp } from '../../src/main/infra/sqlite/backup-files.ts'
import { Database } from '../../src/main/infra/sqlite/database.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import { keepBackups } from '../../src/main/services/library/keep-backups.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { restoreBackup } from '../support/restore-backup.ts'
import { makeTempDir } from '../support/temp.ts'

const store = new SqliteLibraryStore(migrationsDir)
const fields = { speakerName: 'Айгерім', language: 'kk', notes: '' } as const

function add(folder: string, title: string): void {
  const library = store.open(folder)
  const now = new Date().toISOString()
  library.interviews.insert({ ...fields, id: title, title, createdAt: now, updatedAt: now })
  library.close()
}

function titles(folder: string): string[] {
  const library = store.open(folder)
  const found = library.interviews.list().map(({ title }) => title)
  library.close()
  return found.sort()
}

/** A library with «Бұрын» in its backup and «Кейін» beside it since. */
function libraryWithBackup(): { folder: string; backup: string } {
  const folder = join(makeTempDir(), 'Кітапхана «1»')
  store.create(folder, { sample: false }).close()
  const empty = store.backups(folder)
  expect(empty).toEqual([])
  add(folder, 'Бұрын')
  // Opened for the first time it made one of its own, of nothing.
  for (const { name } of store.backups(folder)) rmSync(join(folder, 'backups', name))
  titles(folder)
  const [backup] = store.backups(folder)
  add(folder, 'Кейін')
  return { folder, backup: backup!.name }
}

describe('a library is put back to a backup', () => {
  it('and what it held since can be had again the same way', async () => {
    const { folder, backup } = libraryWithBackup()
    await restoreBackup(store, folder, backup)
    expect(titles(folder)).toEqual(['Бұрын'])
    const [before, ...others] = store.backups(folder)
    expect(before?.reason).toBe('restore')
    expect(others.map(({ name }) => name)).toEqual([backup])
    await restoreBackup(store, folder, before!.name)
    expect(titles(folder)).toEqual(['Бұрын', 'Кейін'])
  })

  it.each([
    ['overwritten', (path: string) => writeFileSync(path, 'not a database '.repeat(500))],
    ['torn', (path: string) => truncateSync(path, 3 * 4096)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    ['gone', (path: string) => rmSync(path)],
  ])('when its database is %s; what is left of that is kept, and is no backup', async (how, damage) => {
    const { folder, backup } = libraryWithBackup()
    damage(join(folder, 'library.db'))
    writeFileSync(join(folder, 'library.db-wal'), 'a log of what is damaged')
    const refusal = { code: 'library_damaged', params: { file: 'library.db', backup } }
    expect(() => store.open(folder)).toThrow(expect.objectContaining(refusal))
    if (how === 'gone') {
      expect(() => store.create(folder, { sample: false })).toThrow(expect.objectContaining(refusal))
    }
    await restoreBackup(store, folder, backup)
    expect(titles(folder)).toEqual(['Бұрын'])
    expect(store.backups(folder).map(({ name }) => name)).toEqual([backup])
    const aside = readdirSync(join(folder, 'backups')).filter((name) => /-damaged\.db$/.test(name))
    expect(aside).toHaveLength(how === 'gone' ? 0 : 1)
  })

  it('that is the oldest of the ten, which the present state pushes out', async () => {
    const { folder, backup } = libraryWithBackup()
    const db = new Database(join(folder, 'library.db'))
    for (let i = 0; i < 9; i += 1) backUp(db, join(folder, 'backups'), `daily-${i}`)
    db.close()
    expect(store.backups(folder).at(-1)?.name).toBe(backup)
    await restoreBackup(store, folder, backup)
    expect(titles(folder)).toEqual(['Бұрын'])
  })

  it('but not to one that is damaged, of a newer version or not there: then all stays as it is', async () => {
    const { folder, backup } = libraryWithBackup()
    const [bad, newer] = ['library-2026-01-01T00-00-00-000Z-daily.db', 'library-жаңа.db']
    writeFileSync(join(folder, 'backups', bad!), 'not a database')
    const db = new DatabaseSync(join(folder, 'backups', newer!))
    db.exec('CREATE TABLE x (y); PRAGMA user_version = 9999')
    db.close()
    const refused = (name: string) =>
      restoreBackup(store, folder, name).catch((error: { code: string }) => error.code)
    expect(await refused(bad!)).toBe('file_unreadable')
    expect(await refused(newer!)).toBe('library_newer')
    expect(await refused('../library.db')).toBe('file_missing')
    expect(titles(folder)).toEqual(['Бұрын', 'Кейін'])
    expect(existsSync(join(folder, 'backups', backup))).toBe(true)
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('not while another window has it', async () => {
    const { folder, backup } = libraryWithBackup()
    const library = store.open(folder)
    await expect(restoreBackup(store, folder, backup)).rejects.toMatchObject({ code: 'library_read_only' })
    library.close()
  })

  it('and says of each when and why it was made', () => {
    const { folder, backup } = libraryWithBackup()
    const old = join(folder, 'backups', backup)
    utimesSync(old, 0, 0)
    const [described] = store.backups(folder)
    expect(described).toMatchObject({ name: backup, reason: 'daily', bytes: expect.any(Number) })
    expect(Math.abs(Date.parse(described!.madeAt) - Date.now())).toBeLessThan(60_000)
  })
})

describe('the backup of the day', () => {
  it('is made while the library stays open, once a day', () => {
    vi.useFakeTimers({ now: Date.now() })
    const folder = join(makeTempDir(), 'lib')
    const library = store.create(folder, { sample: false })
    const stop = keepBackups(library)
    try {
      expect(store.backups(folder)).toEqual([])
      vi.advanceTimersByTime(3 * 60 * 60 * 1000)
      const [first, ...others] = store.backups(folder)
      expect(others).toEqual([])
      const now = new Date().toISOString()
      library.interviews.insert({ ...fields, id: '1', title: 'Жаңа', createdAt: now, updatedAt: now })
      const yesterday = (Date.now() - 25 * 60 * 60 * 1000) / 1000
      utimesSync(join(folder, 'backups', first!.name), yesterday, yesterday)
      vi.advanceTimersByTime(60 * 60 * 1000)
      expect(store.backups(folder)).toHaveLength(2)
    } finally {
      stop()
      vi.useRealTimers()
      library.close()
    }
  })
})

describe('what is no library', () => {
  it('is told apart from one that is not there, and from a file', () => {
    const folder = makeTempDir()
    const reason = (path: string) => {
      try {
        store.open(path)
      } catch (error) {
        return (error as { params: { reason?: string } }).params.reason
      }
    }
    writeFileSync(join(folder, 'хат.txt'), '')
    expect([folder, join(folder, 'хат.txt'), join(folder, 'жоқ')].map(reason)).toEqual([
      'no_library',
      'no_library',
      'no_folder',
    ])
  })
})

describe('the app', () => {
  const root = makeTempDir()
  const folder = join(root, 'lib')
  let services: Services
  beforeAll(async () => {
    services = (await composeIn(root)).services
  })
  afterAll(() => services.close())
  const shown = async () => (await services.interviews.list()).map(({ title }) => title)

  it('restores the library that is open, and goes on with it', async () => {
    await services.interviews.create({ ...fields, title: 'Бұрын' })
    await services.app.closeLibrary()
    await services.app.openLibrary(folder)
    const [backup] = await services.app.backups(folder)
    await services.interviews.create({ ...fields, title: 'Кейін' })
    expect(await services.app.restoreBackup(folder, backup!.name)).toMatchObject({ path: folder })
    expect(await shown()).toEqual(['Бұрын'])
    await services.interviews.create({ ...fields, title: 'Тағы' })
  })

  it('keeps it open as it is where that is refused', async () => {
    await expect(services.app.restoreBackup(folder, 'library-x.db')).rejects.toMatchObject({
      code: 'file_missing',
    })
    expect((await shown()).sort()).toEqual(['Бұрын', 'Тағы'])
  })

  it('that finds its library damaged at the start says which, and opens it again from the backup', async () => {
    await services.close()
    writeFileSync(join(folder, 'library.db'), 'бұл дерекқор емес'.repeat(99))
    services = (await composeIn(root, { library: null })).services
    const { library, libraryProblem } = await services.app.state()
    expect(library).toBeNull()
    expect(libraryProblem).toMatchObject({ path: folder, code: 'library_damaged' })
    const [newest] = await services.app.backups(libraryProblem!.path)
    await services.app.restoreBackup(folder, newest!.name)
    expect((await services.app.state()).libraryProblem).toBeNull()
    expect((await shown()).length).toBeGreaterThan(0)
  })
})
