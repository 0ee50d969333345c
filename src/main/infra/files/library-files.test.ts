import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { disk } from './disk.ts'
import { DiskLibraryFiles } from './library-files.ts'

function streamOf(
  chunks: Uint8Array[],
  end: 'close' | 'stall' | 'break' = 'close',
): ReadableStream<Uint8Array> {
  const rest = [...chunks]
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = rest.shift()
      if (next) controller.enqueue(next)
      else if (end === 'close') controller.close()
      else if (end === 'break') controller.error(new Error('connection lost'))
    },
  })
}

const chunks = [randomBytes(70_000), randomBytes(3), randomBytes(200_000)]
const whole = Buffer.concat(chunks)
const never = new AbortController().signal
const mediaOf = (folder: string) => readdirSync(join(folder, 'media'))

describe('uploads', () => {
  it('arrive byte for byte, under a free name like their own', async () => {
    const folder = makeTempDir()
    const files = new DiskLibraryFiles(folder)
    const send = () =>
      files.receive({ name: 'Сұхбат: 1.mp4', bytes: whole.length, body: streamOf(chunks) }, never)
    const [first, second] = await Promise.all([send(), send()])
    expect(mediaOf(folder).sort()).toEqual(['Сұхбат 1 (2).mp4', 'Сұхбат 1.mp4'])
    expect(readFileSync(first).equals(whole)).toBe(true)
    expect(readFileSync(second).equals(whole)).toBe(true)
  })

  it('keep when the file was last written: a recorder wrote until the end of its recording', async () => {
    const modifiedMs = Date.UTC(2026, 2, 22, 10, 15, 30)
    const files = new DiskLibraryFiles(makeTempDir())
    const upload = { name: 'а.mp4', bytes: whole.length, modifiedMs, body: streamOf(chunks) }
    expect(statSync(await files.receive(upload, never)).mtimeMs).toBe(modifiedMs)
  })

  it.each([
    ['is aborted while the sender stalls', 'stall', 'cancelled', null],
    ['breaks off', 'break', 'cancelled', null],
    ['ends before all promised bytes came', 'close', 'media_truncated', whole.length + 1],
  ] as const)('leave nothing when one %s', async (_, end, code, bytes) => {
    const folder = makeTempDir()
    const files = new DiskLibraryFiles(folder)
    const controller = new AbortController()
    const upload = files.receive({ name: 'а.mp4', bytes, body: streamOf(chunks, end) }, controller.signal)
    if (end === 'stall') setTimeout(() => controller.abort(), 100)
    await expect(upload).rejects.toMatchObject({ code })
    expect(mediaOf(folder)).toEqual([])
  })

  it('are refused before the first byte when the disk has no room for them', async () => {
    const folder = makeTempDir()
    const upload = { name: 'а.mp4', bytes: 1e17, body: streamOf(chunks) }
    await expect(new DiskLibraryFiles(folder).receive(upload, never)).rejects.toMatchObject({
      code: 'disk_full',
      params: { file: 'а.mp4' },
    })
    expect(mediaOf(folder)).toEqual([])
  })
})

describe('copies', () => {
  it('are equal to the original and report every byte', async () => {
    const folder = makeTempDir()
    const source = join(folder, 'b.mp4')
    writeFileSync(source, randomBytes(9_000_000))
    const seen: number[] = []
    const copy = await new DiskLibraryFiles(folder).copyIn(source, 'b.mp4', {
      signal: never,
      onProgress: (done) => seen.push(done),
    })
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
    expect(hash(copy)).toBe(hash(source))
    expect(seen.at(-1)).toBe(9_000_000)
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
  })

  it('leave nothing when cancelled, and say when the original is gone', async () => {
    const folder = makeTempDir()
    const source = join(folder, 'b.mp4')
    writeFileSync(source, randomBytes(9_000_000))
    const files = new DiskLibraryFiles(folder)
    const controller = new AbortController()
    const copy = files.copyIn(source, 'b.mp4', {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(copy).rejects.toMatchObject({ code: 'cancelled' })
    const gone = files.copyIn(join(folder, 'жоқ.mp4'), 'жоқ.mp4', { signal: never })
    await expect(gone).rejects.toMatchObject({ code: 'file_missing', params: { file: 'жоқ.mp4' } })
    expect(mediaOf(folder)).toEqual([])
  })
})

describe('removeLeftovers', () => {
  it('takes what a killed process left, and nothing that is called alike', async () => {
    const folder = makeTempDir()
    for (const name of ['media', 'cache/clip-a1B2c3', 'cache/take', 'exports/clip-a1B2c3']) {
      mkdirSync(join(folder, name), { recursive: true })
    }
    const touch = (...path: string[]) => writeFileSync(join(folder, ...path), 'x')
    touch('media', '.а.part-0123456789ab.mp4')
    touch('media', 'а.part-0123456789ab.mp4')
    touch('cache', 'take', '.proxy.part-0123456789ab.mp4')
    touch('cache', 'take', 'proxy.mp4')
    touch('exports', 'clip-a1B2c3', 'clip.youtube.mp4')
    touch('exports', 'clip-a1B2c3', '.clip.youtube.part-0123456789ab.mp4')
    expect(await new DiskLibraryFiles(folder).removeLeftovers()).toBe(4)
    expect(
      readdirSync(folder, { recursive: true })
        .filter((name) => /\.\w+$/.test(String(name)))
        .sort(),
    ).toEqual([
      join('cache', 'take', 'proxy.mp4'),
      join('exports', 'clip-a1B2c3', 'clip.youtube.mp4'),
      join('media', 'а.part-0123456789ab.mp4'),
    ])
  })
})

describe('fingerprint', () => {
  it('stays with the content wherever it lies, and changes with size, beginning and end', async () => {
    const folder = makeTempDir()
    const bytes = randomBytes(2_500_000)
    const of = async (name: string, content: Buffer) => {
      writeFileSync(join(folder, name), content)
      return disk.fingerprint(join(folder, name))
    }
    const original = await of('a', bytes)
    expect(await of('b', bytes)).toBe(original)
    expect(await of('c', bytes.subarray(0, -1))).not.toBe(original)
    for (const at of [0, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      expect(await of('d', changed)).not.toBe(original)
    }
    expect(await of('e', Buffer.alloc(0))).toMatch(/^0-/)
  })
})
