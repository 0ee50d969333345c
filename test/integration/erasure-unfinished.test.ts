import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { upload } from '../support/speakers.ts'
import { makeTempDir } from '../support/temp.ts'

const never = new AbortController().signal
const root = makeTempDir()
const small = join(root, 'тар диск')
const lib = join(small, 'lib')
const ballast = join(small, 'толтырғыш')
let mounted = false
let services: Services

beforeAll(async () => {
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', small], { stdio: 'ignore' })
    mounted = true
  } catch {
    return
  }
  services = (await composeIn(root, { library: lib })).services
})
afterAll(async () => {
  await services?.close()
  if (mounted) execFileSync('umount', [small])
})

/** Fills the disk but for so many bytes. */
function fill(leaving: number): void {
  const { bavail, bsize } = statfsSync(small)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leaving)))
}

async function secretive() {
  const speaker = await services.speakers.create({
    ...{ name: { kk: 'Құпия', ru: '', en: '' }, notes: 'ұзақ '.repeat(15_000) },
  })
  // Big enough that the database cannot be written anew beside itself.
  for (let at = 0; at < 12; at += 1) {
    await services.speakers.create({ name: { kk: `Бөтен ${at}`, ru: '', en: '' }, notes: 'а'.repeat(90_000) })
  }
  const file = await services.speakers.addFile(
    speaker.id,
    'document',
    upload('құпия.txt', Buffer.from('с')),
    never,
  )
  return { speaker, path: (await services.speakers.servedFile(file.id)).path }
}

it('an erasure on a full disk deletes the files, says what is left, and is finished when there is room', async ({
  skip,
}) => {
  if (!mounted) skip('no right to mount a small disk')
  const { speaker, path } = await secretive()
  fill(600_000)
  const left = await services.speakers.erase(speaker.id, 'erase', { removeBackups: true })
  expect(left).toMatchObject({ files: [], database: true, problem: { code: 'disk_full' } })
  expect(existsSync(path)).toBe(false)
  expect(await services.speakers.erasureLeft()).toMatchObject({ database: true })
  // Whoever looks again on the full disk is told the same, and nothing is lost.
  expect(await services.speakers.finishErasure()).toMatchObject({ database: true })
  rmSync(ballast)
  expect(await services.speakers.finishErasure()).toBeNull()
  expect(await services.speakers.erasureLeft()).toBeNull()
  expect(readdirSync(join(lib, 'backups')).every((name) => name.includes('after-erasure'))).toBe(true)
})

it('what is left is finished by itself when the library is opened again', async ({ skip }) => {
  if (!mounted) skip('no right to mount a small disk')
  const { speaker } = await secretive()
  fill(600_000)
  expect(await services.speakers.erase(speaker.id, 'erase', { removeBackups: false })).not.toBeNull()
  await services.close()
  rmSync(ballast)
  services = (await composeIn(root, { library: lib })).services
  expect(await services.speakers.erasureLeft()).toBeNull()
})

it('text that another reader still holds in the log is told as left', async () => {
  const own = makeTempDir()
  const app = (await composeIn(own)).services
  const { id } = await app.speakers.create({ name: { kk: 'Құпия', ru: '', en: '' } })
  const reader = new DatabaseSync(join(own, 'lib', 'library.db'), { readOnly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT * FROM speaker').all()
  expect(await app.speakers.erase(id, 'erase', { removeBackups: false })).toMatchObject({
    ...{ database: true, problem: { code: 'library_read_only' } },
  })
  reader.close()
  expect(await app.speakers.finishErasure()).toBeNull()
  await app.close()
}, 60_000)

it('a file that cannot be deleted is named, and deleted later', async ({ skip }) => {
  if (!mounted) skip('no right to mount a small disk')
  const { speaker, path } = await secretive()
  // A folder in its place is what `rm` of a file refuses on every system.
  rmSync(path)
  mkdirSync(path)
  writeFileSync(join(path, 'ішінде'), '')
  const left = await services.speakers.erase(speaker.id, 'anonymise', { removeBackups: false })
  expect(left).toMatchObject({ files: ['құпия.txt'], database: false })
  rmSync(path, { recursive: true })
  expect(await services.speakers.finishErasure()).toBeNull()
})
