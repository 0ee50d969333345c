import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { upload } from '../support/speakers.ts'
import { committedRecording } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const fields = { speakerName: 'Айгерім', language: 'kk', notes: '' } as const
const never = new AbortController().signal
const [recordingA, recordingB] = [committedRecording('kk').path, committedRecording('ru').path]
const backup = 'library-2026-11-01T10-00-00-000Z-daily.db'

let root: string
let folder: string
let services: Services
let interviewId: string

beforeEach(async () => {
  root = makeTempDir('restored')
  folder = join(root, 'lib')
  services = (await composeIn(root)).services
  interviewId = (await services.interviews.create({ ...fields, title: 'Бұрын' })).id
})
afterEach(() => services.close())

const inside = (path: string) => join(folder, ...path.split('/'))
const titles = async () => (await services.interviews.list()).map(({ title }) => title).sort()
const restore = (name = backup) => services.app.restoreBackup(folder, name)

function inDatabase(path: string, sql: string, ...values: string[]): void {
  const db = new DatabaseSync(inside(path))
  try {
    if (values.length > 0) db.prepare(sql).run(...values)
    else db.exec(sql)
  } finally {
    db.close()
  }
}

function keepBackup(): void {
  inDatabase('library.db', `VACUUM INTO '${inside(`backups/${backup}`).replaceAll("'", "''")}'`)
}

/** What an erasure could not do: the files were held by another program. */
function leaveToErase(database: string, files: string[]): void {
  const rest = { files, folders: [], rewrite: false, backups: null }
  const sql = `INSERT OR REPLACE INTO meta (key, value) VALUES ('erasure', ?)`
  inDatabase(database, sql, JSON.stringify(rest))
}

/** A recorder numbers each card from the start: another recording has the same name. */
async function importAs(name: string, source: string): Promise<string> {
  const bytes = readFileSync(source)
  const body = new Blob([bytes]).stream() as ReadableStream<Uint8Array>
  const { take, job } = await services.takes.importUpload(
    interviewId,
    { name, bytes: bytes.length, body },
    never,
  )
  await ended(services, job.id)
  return take.id
}

/** An upload that stands still until `go` is called. */
function slowUpload() {
  const bytes = readFileSync(recordingA)
  let go = () => {}
  const waiting = new Promise<void>((resolve) => {
    go = resolve
  })
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new Uint8Array(bytes.subarray(0, 1000)))
      await waiting
      try {
        controller.enqueue(new Uint8Array(bytes.subarray(1000)))
        controller.close()
      } catch {
        // Given up meanwhile.
      }
    },
  })
  const file = { name: 'C0001.m4a', bytes: bytes.length, body }
  const received = services.takes.importUpload(interviewId, file, never)
  received.catch(() => {})
  return { go, received }
}

const media = () => readdirSync(join(folder, 'media'))

describe('recordings and attachments after a backup has been restored', () => {
  it('are not erased because the backup still had their name to erase', async () => {
    keepBackup()
    leaveToErase(`backups/${backup}`, ['media/C0001.m4a'])
    await importAs('C0001.m4a', recordingB)
    await restore()
    expect(readFileSync(inside('media/C0001.m4a'))).toEqual(readFileSync(recordingB))
  })

  it('are erased where the library still had to, but not what the backup has in use', async () => {
    const id = await importAs('C0001.m4a', recordingA)
    keepBackup()
    writeFileSync(inside('attachments/хат.pdf'), 'x')
    leaveToErase('library.db', ['media/C0001.m4a', 'attachments/хат.pdf'])
    await restore()
    expect(existsSync(inside('attachments/хат.pdf'))).toBe(false)
    expect(await services.takes.get(id)).toMatchObject({ status: 'ready' })
  })

  it('are missing where another has their name by now, and neither is deleted for the other', async () => {
    const first = await importAs('C0001.m4a', recordingA)
    keepBackup()
    await services.takes.remove(first)
    await services.takes.purge([first])
    await importAs('C0001.m4a', recordingB)
    expect(media()).toEqual(['C0001.m4a'])
    await restore()
    expect(await services.takes.get(first)).toMatchObject({ name: 'C0001.m4a', status: 'missing' })
    await services.takes.remove(first)
    await services.takes.purge([first])
    expect(readFileSync(inside('media/C0001.m4a'))).toEqual(readFileSync(recordingB))
  })

  it('that are gone keep their name: another of that name is not taken for them', async () => {
    const first = await importAs('C0001.m4a', recordingA)
    keepBackup()
    await services.takes.remove(first)
    await services.takes.purge([first])
    await restore()
    const second = await importAs('C0001.m4a', recordingB)
    expect(await services.takes.get(first)).toMatchObject({ status: 'missing' })
    expect(await services.takes.get(second)).toMatchObject({ status: 'ready' })
    // It is found again, and is in its own place.
    expect(await services.takes.relink(first, recordingA)).toMatchObject({ status: 'ready' })
  })

  it('are the same as before where nothing has changed', async () => {
    const id = await importAs('C0001.m4a', recordingA)
    keepBackup()
    await restore()
    expect(await services.takes.get(id)).toMatchObject({ status: 'ready' })
    expect((await services.files.media(id, 'original')).path).toBe(inside('media/C0001.m4a'))
  })

  it('that are documents are missing where the file is of another length by now', async () => {
    const { id } = await services.speakers.create({ name: { kk: 'Айгерім', ru: '', en: '' } })
    const letter = upload('хат.pdf', Buffer.from('%PDF-1.4 Айгерім туралы'))
    await services.speakers.addFile(id, 'document', letter, never)
    keepBackup()
    writeFileSync(inside('attachments/хат.pdf'), '%PDF-1.4 мүлде басқа біреу туралы')
    await restore()
    expect(await services.speakers.files(id)).toMatchObject([{ name: 'хат.pdf', missing: true }])
  })
})

describe('a backup is refused, and the library stays as it is', () => {
  const foreign = (sql: string) => {
    const db = new DatabaseSync(inside(`backups/${backup}`))
    db.exec(sql)
    db.close()
  }

  it.each([
    ['is empty', 'other_library', () => writeFileSync(inside(`backups/${backup}`), '')],
    ['is another database', 'other_library', () => foreign('CREATE TABLE photo (x)')],
    [
      'is another database with a version',
      'other_library',
      () => foreign('CREATE TABLE photo (x); PRAGMA user_version = 3'),
    ],
    [
      'is of another library',
      'other_library',
      () => {
        keepBackup()
        inDatabase(`backups/${backup}`, `UPDATE meta SET value = 'басқа' WHERE key = 'id'`)
      },
    ],
    [
      'is torn',
      'backup',
      () => {
        keepBackup()
        truncateSync(inside(`backups/${backup}`), 3 * 4096)
      },
    ],
    [
      'cannot be brought up to date',
      'backup',
      () => {
        keepBackup()
        inDatabase(`backups/${backup}`, 'DROP VIEW live_take; PRAGMA user_version = 1')
      },
    ],
  ])('that %s', async (_, reason, make) => {
    make()
    const before = readdirSync(join(folder, 'backups')).sort()
    await expect(restore()).rejects.toMatchObject({
      code: 'file_unreadable',
      params: { file: backup, reason },
    })
    expect(await titles()).toEqual(['Бұрын'])
    expect(readdirSync(join(folder, 'backups')).sort()).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('that a newer version of the app wrote, which is named', async () => {
    keepBackup()
    inDatabase(`backups/${backup}`, 'PRAGMA user_version = 9999')
    await expect(restore()).rejects.toMatchObject({
      code: 'library_newer',
      params: { file: backup, version: 9999 },
    })
  })

  it('but one of a library that cannot be read is taken', async () => {
    keepBackup()
    await services.app.closeLibrary()
    writeFileSync(inside('library.db'), 'бұл дерекқор емес'.repeat(99))
    await restore()
    expect(await titles()).toEqual(['Бұрын'])
  })

  it('and what goes on in it goes on', async () => {
    const { go, received } = slowUpload()
    await vi.waitFor(() => expect(media()).not.toEqual([]), 20_000)
    await expect(restore('library-жоқ.db')).rejects.toMatchObject({ code: 'file_missing' })
    writeFileSync(inside(`backups/${backup}`), 'бұл дерекқор емес'.repeat(99))
    await expect(restore()).rejects.toMatchObject({ code: 'file_unreadable' })
    go()
    const { take } = await received
    expect(take.name).toBe('C0001.m4a')
    expect(media()).toEqual(['C0001.m4a'])
  })
})

describe('a library that is restored', () => {
  it('ends an upload under way, of which nothing stays', async () => {
    keepBackup()
    const { go, received } = slowUpload()
    await vi.waitFor(() => expect(media()).not.toEqual([]), 20_000)
    await restore()
    await expect(received).rejects.toMatchObject({ code: 'interrupted', params: { file: 'C0001.m4a' } })
    go()
    expect(media()).toEqual([])
  })

  it('says what is wrong where it cannot be opened afterwards, and is not shown as open', async () => {
    keepBackup()
    const heard: string[] = []
    services.events.subscribe(null, (_, event) => {
      heard.push(event.type === 'changed' ? event.entity : event.type)
    })
    rmSync(inside('exports'), { recursive: true })
    writeFileSync(inside('exports'), 'a file where the folder should be')
    await expect(restore()).rejects.toMatchObject({ code: expect.any(String) })
    expect(await services.app.state()).toMatchObject({ library: null, libraryProblem: { path: folder } })
    expect(heard).toEqual(expect.arrayContaining(['reset', 'app']))
    rmSync(inside('exports'))
    mkdirSync(inside('exports'))
    await services.app.openLibrary(folder)
    expect(await titles()).toEqual(['Бұрын'])
  })

  it('is shown anew in a second window that only reads it', async () => {
    keepBackup()
    await services.interviews.create({ ...fields, title: 'Кейін' })
    const second = (await composeIn(root, { configDir: join(root, 'config 2') })).services
    try {
      expect((await second.app.state()).library).toMatchObject({ readOnly: true })
      expect(await second.interviews.list()).toHaveLength(2)
      await restore()
      await vi.waitFor(async () => expect(await second.interviews.list()).toHaveLength(1), 20_000)
      expect((await second.app.state()).library).toMatchObject({ readOnly: true })
      await services.interviews.create({ ...fields, title: 'Тағы' })
      expect(await second.interviews.list()).toHaveLength(2)
    } finally {
      await second.close()
    }
    expect(await titles()).toEqual(['Бұрын', 'Тағы'])
  })
})

describe('an upload', () => {
  it('whose interview has gone meanwhile leaves no file', async () => {
    const { go, received } = slowUpload()
    await vi.waitFor(() => expect(media()).not.toEqual([]), 20_000)
    await services.interviews.remove(interviewId)
    go()
    await expect(received).rejects.toMatchObject({ code: 'not_found' })
    expect(media()).toEqual([])
  })
})

describe('what is left to erase', () => {
  it('is no file that has been given the name since', async () => {
    const id = await importAs('C0001.m4a', recordingA)
    leaveToErase('library.db', ['media/C0001.m4a'])
    await services.app.closeLibrary()
    await services.app.openLibrary(folder)
    expect(await services.takes.get(id)).toMatchObject({ status: 'ready' })
  })
})
