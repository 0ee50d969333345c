import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeContractApp } from './support/app.ts'
import { type Mount, mountKinds } from './support/mounts.ts'

const app = makeContractApp()
const small = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251))
const bigSize = 2 ** 31 + 5_000_000
const marker = Buffer.from('the far side of 2 GiB')
const smallPath = join(app.dir, 'жазба.mp4')
const bigPath = join(app.dir, 'үлкен.mkv')

beforeAll(() => {
  writeFileSync(smallPath, small)
  utimesSync(smallPath, new Date('2026-01-02T03:04:05Z'), new Date('2026-01-02T03:04:05Z'))
  writeFileSync(bigPath, '')
  truncateSync(bigPath, bigSize)
  const file = openSync(bigPath, 'r+')
  writeSync(file, marker, 0, marker.length, 2 ** 31 + 10)
  closeSync(file)
  writeFileSync(join(app.dir, 'empty.mp4'), '')
  mkdirSync(join(app.dir, 'folder.mp4'))
  const video = (path: string, fileName: string) => ({ path, fileName, contentType: 'video/mp4' })
  app.files.set('t1/original', video(smallPath, 'Сұхбат «Әке».mp4'))
  app.files.set('t1/playable', video(bigPath, 'үлкен.mkv'))
  app.files.set('empty/original', video(join(app.dir, 'empty.mp4'), 'empty.mp4'))
  app.files.set('gone/original', video(join(app.dir, 'gone.mp4'), 'жоқ.mp4'))
  app.files.set('folder/original', video(join(app.dir, 'folder.mp4'), 'folder.mp4'))
  app.files.set('e1', video(smallPath, 'клип.reels.mp4'))
  app.files.set('NotoSans.ttf', { path: smallPath, fileName: 'NotoSans.ttf', contentType: 'font/ttf' })
})
afterAll(() => rmSync(bigPath, { force: true }))

/** Descriptors of this process that are open on a file. */
function openOn(path: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path
    } catch {
      return false
    }
  }).length
}

async function untilClosed(path: string): Promise<number> {
  const deadline = Date.now() + 20_000
  while (openOn(path) > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
  return openOn(path)
}

/** The status of a response nobody reads on. */
async function statusOf(response: Response): Promise<number> {
  await response.body?.cancel()
  return response.status
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe.each(mountKinds)('a recording by %s', (_name, open) => {
  let mount: Mount
  beforeAll(async () => {
    mount = await open(app.handler)
  })
  afterAll(() => mount.close())
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    mount.fetch(path, { method, headers })

  it('is sent whole, with what a player needs to ask for parts', async () => {
    const response = await get('/media/t1/original')
    expect(response.status).toBe(200)
    expect(response.headers.get('accept-ranges')).toBe('bytes')
    expect(response.headers.get('content-length')).toBe('1000')
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('last-modified')).toBe('Fri, 02 Jan 2026 03:04:05 GMT')
    expect(response.headers.get('etag')).toMatch(/^"[^"]+"$/)
    expect(await bytesOf(response)).toEqual(small)
  })

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=10-19', 10, 19],
    ['bytes=990-', 990, 999],
    ['bytes=-5', 995, 999],
    ['bytes=-5000', 0, 999],
    ['bytes=500-99999999999999999999', 500, 999],
    ['BYTES=1-2', 1, 2],
  ])('%s is 206 with bytes %i to %i', async (range, first, last) => {
    const response = await get('/media/t1/original', { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/1000`)
    expect(response.headers.get('content-length')).toBe(String(last - first + 1))
    expect(await bytesOf(response)).toEqual(small.subarray(first, last + 1))
  })

  it.each(['bytes=1000-', 'bytes=1000-2000', 'bytes=-0', 'bytes=99999999999999999999-'])(
    '%s is 416',
    async (range) => {
      const response = await get('/media/t1/original', { range })
      expect(response.status).toBe(416)
      expect(response.headers.get('content-range')).toBe('bytes */1000')
      expect(await bytesOf(response)).toHaveLength(0)
    },
  )

  it.each(['bytes=5-2', 'bytes=', 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes=0-1,4-5', 'bytes=0x1-2'])(
    '%s is not a single range and the whole is sent',
    async (range) => {
      const response = await get('/media/t1/original', { range })
      expect(response.status).toBe(200)
      expect(await bytesOf(response)).toEqual(small)
    },
  )

  it('answers HEAD with the size and no body, whatever range it names', async () => {
    const response = await get('/media/t1/original', { range: 'bytes=0-9' }, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('1000')
    expect(await bytesOf(response)).toHaveLength(0)
    expect(await untilClosed(smallPath)).toBe(0)
  })

  it('sends a range only for the state of the file that If-Range names', async () => {
    const { headers } = await get('/media/t1/original', {}, 'HEAD')
    const etag = headers.get('etag') ?? ''
    const date = headers.get('last-modified') ?? ''
    const status = async (ifRange: string) =>
      statusOf(await get('/media/t1/original', { range: 'bytes=0-9', 'if-range': ifRange }))
    expect(await status(etag)).toBe(206)
    expect(await status(date)).toBe(206)
    expect(await status('"another"')).toBe(200)
    expect(await status(`W/${etag}`)).toBe(200)
    expect(await status('Thu, 01 Jan 2026 00:00:00 GMT')).toBe(200)
  })

  it('answers conditions', async () => {
    const { headers } = await get('/media/t1/original', {}, 'HEAD')
    const etag = headers.get('etag') ?? ''
    const status = async (conditions: Record<string, string>) =>
      statusOf(await get('/media/t1/original', conditions))
    expect(await status({ 'if-none-match': etag })).toBe(304)
    expect(await status({ 'if-none-match': `"x", W/${etag}` })).toBe(304)
    expect(await status({ 'if-none-match': '"x"' })).toBe(200)
    expect(await status({ 'if-modified-since': 'Fri, 02 Jan 2026 03:04:05 GMT' })).toBe(304)
    expect(await status({ 'if-modified-since': 'Fri, 02 Jan 2026 03:04:04 GMT' })).toBe(200)
    expect(await status({ 'if-match': '"x"' })).toBe(412)
    expect(await status({ 'if-match': etag })).toBe(200)
    expect(await status({ 'if-unmodified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' })).toBe(412)
  })

  it('sends an empty file as an empty file', async () => {
    const whole = await get('/media/empty/original')
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, '0'])
    expect(await bytesOf(whole)).toHaveLength(0)
    const range = await get('/media/empty/original', { range: 'bytes=0-' })
    expect([range.status, range.headers.get('content-range')]).toEqual([416, 'bytes */0'])
    const suffix = await get('/media/empty/original', { range: 'bytes=-5' })
    expect(suffix.status).toBe(200)
  })

  it('reaches beyond 2 GiB', async () => {
    const start = 2 ** 31 + 10
    const response = await get('/media/t1/playable', { range: `bytes=${start}-${start + marker.length - 1}` })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(
      `bytes ${start}-${start + marker.length - 1}/${bigSize}`,
    )
    expect((await bytesOf(response)).toString()).toBe(marker.toString())
    const head = await get('/media/t1/playable', {}, 'HEAD')
    expect(head.headers.get('content-length')).toBe(String(bigSize))
  })

  it.runIf(process.platform === 'linux')('frees the file when the client lets go of the body', async () => {
    const response = await get('/media/t1/playable')
    const reader = response.body!.getReader()
    await reader.read()
    expect(openOn(bigPath)).toBe(1)
    await reader.cancel()
    expect(await untilClosed(bigPath)).toBe(0)
  })

  it.runIf(process.platform === 'linux')('frees the file when the client goes away', async () => {
    const client = new AbortController()
    const response = await mount.fetch('/media/t1/playable', { signal: client.signal })
    const reader = response.body!.getReader()
    await reader.read()
    expect(openOn(bigPath)).toBe(1)
    client.abort()
    await reader.read().catch(() => {})
    expect(await untilClosed(bigPath)).toBe(0)
  })

  it.runIf(process.platform === 'linux')('holds no file once all is sent, or when nothing was', async () => {
    for (let i = 0; i < 20; i++) {
      await bytesOf(await get('/media/t1/original'))
      await get('/media/t1/original', { range: 'bytes=1000-' })
      await get('/media/t1/original', { 'if-match': '"x"' })
    }
    expect(await untilClosed(smallPath)).toBe(0)
  })

  it.runIf(process.platform === 'linux')(
    'breaks off, not short, when the file shrinks meanwhile',
    async () => {
      const path = join(app.dir, 'shrinks.mp4')
      writeFileSync(path, '')
      truncateSync(path, 200_000_000)
      app.files.set('shrinks/original', { path, fileName: 'shrinks.mp4', contentType: 'video/mp4' })
      const response = await get('/media/shrinks/original')
      truncateSync(path, 100)
      await expect(response.arrayBuffer()).rejects.toThrow()
      expect(await untilClosed(path)).toBe(0)
    },
  )

  it('is downloaded under its own name, in any script', async () => {
    const media = await get('/media/t1/original?download=1')
    expect(media.headers.get('content-disposition')).toBe(
      `attachment; filename="______ _____.mp4"; filename*=UTF-8''${encodeURIComponent('Сұхбат «Әке».mp4')}`,
    )
    const exported = await get('/exports/e1?download=1', { range: 'bytes=0-3' })
    expect(exported.status).toBe(206)
    expect(exported.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('клип.reels.mp4')}`,
    )
    const played = await get('/exports/e1')
    expect(played.headers.get('content-disposition')).toBeNull()
    for (const response of [media, exported, played]) await response.body?.cancel()
  })

  it('serves a font', async () => {
    const response = await get('/fonts/NotoSans.ttf')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'font/ttf'])
    expect(await bytesOf(response)).toEqual(small)
    expect((await get('/fonts/NotoSans.exe')).status).toBe(404)
  })

  it.each([
    ['/media/gone/original', 404, { code: 'file_missing', params: { file: 'жоқ.mp4' } }],
    ['/media/folder/original', 422, { code: 'file_unreadable', params: { file: 'folder.mp4' } }],
    ['/media/nobody/original', 404, { code: 'not_found', params: { what: 'nobody/original' } }],
    ['/media/t1/source', 404, { code: 'not_found', params: { what: 'source' } }],
    ['/exports/nothing', 404, { code: 'not_found', params: { what: 'nothing' } }],
  ])('%s is a %i that says why', async (path, status, error) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual(error)
    const head = await get(path, {}, 'HEAD')
    expect([head.status, (await bytesOf(head)).length]).toEqual([status, 0])
  })
})
