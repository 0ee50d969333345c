import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FetchTimes, fetchFile } from '../../src/main/infra/models/fetch-file.ts'
import type { FileWanted } from '../../src/main/services/models/ports.ts'
import { ModelServer } from '../support/model-server.ts'
import { makeTempDir } from '../support/temp.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** A computer that is busy is no line that has gone silent. */
const times: FetchTimes = { stallMs: 20_000, retryMs: [10, 20, 40] }
const never = new AbortController().signal
const bytes = randomBytes(600_000)
const path = 'a/b/resolve/0/модель.bin'

let server: ModelServer
let folder: string
let count = 0
beforeAll(async () => {
  server = await new ModelServer().start()
})
afterAll(() => server.stop())
beforeEach(() => {
  count += 1
  folder = join(makeTempDir(), `модельдер ${count}`)
  server.seen.length = 0
  server.always(path, null)
  server.trouble(path)
  server.serve(path, bytes)
})

const wanted = (change: Partial<FileWanted> = {}): FileWanted => ({
  url: `${server.origin}/${encodeURI(path)}`,
  path: join(folder, 'үлгі.bin'),
  bytes: bytes.length,
  sha256: sha(bytes),
  ...change,
})
const fetchWanted = (change: Partial<FileWanted> = {}, signal = never) =>
  fetchFile(wanted(change), { signal }, times)
/** The file is whole, and nothing else lies beside it. */
function expectWhole(content = bytes): void {
  expect(readdirSync(folder)).toEqual(['үлгі.bin'])
  expect(sha(readFileSync(join(folder, 'үлгі.bin')))).toBe(sha(content))
}
const ranges = () => server.seen.map(({ range }) => range)

describe('fetching a file', () => {
  it('brings it whole, verified, and under its name only then', async () => {
    const seen: number[] = []
    const stages: string[] = []
    const result = await fetchFile(
      wanted(),
      {
        signal: never,
        onStage: (stage) => stages.push(stage),
        onProgress: (done) => {
          expect(existsSync(wanted().path)).toBe(false)
          seen.push(done)
        },
      },
      times,
    )
    expect(result).toEqual({ bytes: bytes.length, sha256: sha(bytes) })
    expect(seen.at(-1)).toBe(bytes.length)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(stages).toEqual(['connecting', 'receiving', 'verifying'])
    expectWhole()
  })

  it('goes on where the line dropped, and asks for the rest of that same file', async () => {
    server.trouble(path, { dropAfter: 200_000 }, { dropAfter: 100_000 })
    await fetchWanted({ sha256: null })
    expectWhole()
    const [first, second, third] = server.seen
    expect([first?.range, server.seen.length]).toEqual([null, 3])
    const starts = [second, third].map((one) => Number(/\d+/.exec(one?.range ?? '')?.[0]))
    expect(starts[0]).toBeGreaterThan(0)
    expect(starts[1]).toBeGreaterThan(starts[0] ?? 0)
    expect(second?.ifRange).toBe(`"${bytes.length}-${bytes.at(0)}"`)
  })

  it('takes a line that has gone silent for a broken one', async () => {
    server.trouble(path, { stallAfter: 150_000 }, { silent: true })
    const begun = performance.now()
    await fetchFile(wanted(), { signal: never }, { ...times, stallMs: 2000 })
    // The usual patience with a silent line is half a minute.
    expect(performance.now() - begun).toBeLessThan(20_000)
    expectWhole()
    expect(server.seen).toHaveLength(3)
  })

  it('gives up in the end, keeps what came, and later goes on with it', async () => {
    server.always(path, { dropAfter: 0 })
    server.trouble(path, { dropAfter: 200_000 })
    await expect(fetchWanted()).rejects.toMatchObject({
      code: 'download_failed',
      params: { file: 'үлгі.bin', host: server.origin.slice('http://'.length) },
    })
    expect(readdirSync(folder).sort()).toEqual(['үлгі.bin.part', 'үлгі.bin.part.json'])
    expect(server.seen).toHaveLength(1 + times.retryMs.length)
    server.always(path, null)
    server.seen.length = 0
    await fetchWanted()
    expect(ranges()[0]).toMatch(/^bytes=[1-9]\d*-$/)
    expectWhole()
  })

  it('does not try for ever against a server that ignores ranges and always drops', async () => {
    server.always(path, { ignoreRange: true, dropAfter: 300_000 })
    await expect(fetchWanted()).rejects.toMatchObject({ code: 'download_failed' })
    expect(server.seen.length).toBeLessThan(10)
  })

  it('starts over where ranges are ignored', async () => {
    server.trouble(path, { dropAfter: 200_000 }, { ignoreRange: true })
    await fetchWanted()
    expectWhole()
    expect(server.seen).toHaveLength(2)
  })

  it('starts over where the file has changed in between', async () => {
    const other = randomBytes(600_000)
    server.trouble(path, { dropAfter: 200_000 })
    const fetching = fetchFile(
      wanted({ sha256: sha(other) }),
      { signal: never, onStage: (stage) => stage === 'waiting' && server.serve(path, other) },
      times,
    )
    await fetching
    expectWhole(other)
  })

  it('goes on from another mirror, which marks the file in its own way, where the hash is known', async () => {
    server.trouble(path, { dropAfter: 200_000 })
    server.always(path, { etag: 'W/"of-the-mirror"' })
    await fetchWanted()
    expectWhole()
    expect(ranges()[1]).toMatch(/^bytes=[1-9]/)
    expect(server.seen.map(({ ifRange }) => ifRange)).toEqual([null, null])
  })

  it.each([
    ['a page', {}],
    ['a page without a length', { unsized: true }],
  ])('keeps what has come when a mirror sends %s instead of the rest', async (_what, how) => {
    const page = { ignoreRange: true, body: Buffer.from('<h1>No</h1>'), ...how }
    server.trouble(path, { dropAfter: 200_000 }, page)
    await expect(fetchWanted()).rejects.toMatchObject({ code: 'download_mismatch' })
    await fetchWanted()
    expect(ranges()[2]).toMatch(/^bytes=[1-9]/)
    expectWhole()
  })

  it('never joins two files where the server marks neither and nobody knows the hash', async () => {
    const other = randomBytes(700_000)
    server.always(path, { etag: null })
    server.trouble(path, { etag: null, dropAfter: 200_000 })
    const onStage = (stage: string) => stage === 'waiting' && server.serve(path, other)
    await fetchFile(wanted({ bytes: null, sha256: null }), { signal: never, onStage }, times)
    expectWhole(other)
  })

  it('mends a beginning that a crash has spoiled', async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'үлгі.bin.part'), Buffer.alloc(250_000))
    await fetchWanted()
    expectWhole()
    expect(ranges()).toEqual(['bytes=250000-', null])
  })

  it('does not fetch again what lies there whole and right, and replaces what is not right', async () => {
    await fetchWanted()
    server.seen.length = 0
    await fetchWanted()
    expect(server.seen).toEqual([])
    writeFileSync(wanted().path, Buffer.alloc(bytes.length))
    await fetchWanted()
    expectWhole()
  })

  it.each([
    ['a length that is no lie but of another file', { body: randomBytes(500_000) }],
    ['other bytes of the same length', { body: randomBytes(600_000) }],
    ['too much without saying so', { body: randomBytes(900_000), unsized: true }],
  ])('throws away %s', async (_what, trouble) => {
    server.always(path, trouble)
    await expect(fetchWanted()).rejects.toMatchObject({
      code: 'download_mismatch',
      params: { file: 'үлгі.bin' },
    })
    expect(readdirSync(folder)).toEqual([])
    expect(server.seen.length).toBeLessThanOrEqual(2)
  })

  it('refuses a length that is a lie, and takes the file when the server comes to its senses', async () => {
    server.trouble(path, { lieBy: 1000 })
    await expect(fetchWanted()).rejects.toMatchObject({ code: 'download_mismatch' })
    await fetchWanted()
    expectWhole()
    rmSync(wanted().path)
    // Where nobody knows the size, the rest is asked for, and there is none.
    server.trouble(path, { lieBy: 1000 })
    server.seen.length = 0
    await fetchWanted({ bytes: null, sha256: null })
    expectWhole()
    expect(ranges()).toEqual([null, 'bytes=600000-', null])
  })

  it('takes a file that says nothing of its length', async () => {
    server.always(path, { unsized: true, etag: null })
    await fetchWanted({ bytes: null })
    expectWhole()
  })

  it('sees what it is given where nobody has verified it, and holds it against the word of the host', async () => {
    const { sha256 } = await fetchWanted({ bytes: null, sha256: null })
    expect(sha256).toBe(sha(bytes))
    rmSync(wanted().path)
    server.always(path, { linkedEtag: sha(randomBytes(3)) })
    await expect(fetchWanted({ bytes: null, sha256: null })).rejects.toMatchObject({
      code: 'download_mismatch',
    })
  })

  it('waits for a busy server as long as it asks to', async () => {
    server.trouble(path, { status: 503, retryAfter: 0.4 }, { status: 429 })
    const begun = performance.now()
    await fetchWanted()
    expect(performance.now() - begun).toBeGreaterThan(400)
    expectWhole()
  })

  it.each([404, 401, 403])('does not insist on what is refused with %s', async (status) => {
    server.always(path, { status })
    await expect(fetchWanted()).rejects.toMatchObject({ code: 'download_failed' })
    expect(server.seen).toHaveLength(1)
  })

  it('follows redirects also to go on, but not round and round, nor to another kind of address', async () => {
    server.serve('cdn/файл', bytes)
    server.always(path, { redirect: `${server.origin}/cdn/${encodeURIComponent('файл')}` })
    server.trouble('cdn/файл', { dropAfter: 200_000 })
    await fetchWanted()
    expectWhole()
    expect(server.requestsFor('cdn/файл').map(({ range }) => range !== null)).toEqual([false, true])
    rmSync(wanted().path)
    server.always(path, { redirect: `${server.origin}/${encodeURI(path)}` })
    await expect(fetchWanted()).rejects.toMatchObject({ code: 'download_failed' })
    for (const redirect of ['file:///etc/passwd', 'ftp://127.0.0.1/a', 'not an address at all: //']) {
      server.always(path, { redirect })
      await expect(fetchWanted()).rejects.toMatchObject({ code: 'download_failed' })
    }
  })

  it('stops at once when it is paused, and keeps what has come', async () => {
    server.always(path, { rate: 400_000 })
    const stop = new AbortController()
    const fetching = fetchFile(
      wanted(),
      { signal: stop.signal, onProgress: (done) => done > 50_000 && stop.abort() },
      times,
    )
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(folder)).toContain('үлгі.bin.part')
    server.always(path, null)
    await fetchWanted()
    expect(ranges().at(-1)).toMatch(/^bytes=[1-9]/)
    expectWhole()
  })

  it('says that the place cannot be written to', async () => {
    writeFileSync(join(makeTempDir(), 'x'), '')
    const blocked = join(folder, 'үлгі.bin')
    mkdirSync(folder, { recursive: true })
    mkdirSync(join(folder, 'үлгі.bin.part'))
    await expect(fetchFile(wanted({ path: blocked }), { signal: never }, times)).rejects.toMatchObject({
      code: 'path_not_writable',
    })
  })
})
