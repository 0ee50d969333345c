import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { asFileError, temporaryPathFor, writeAtomically } from './atomic.ts'

const root = mkdtempSync(join(tmpdir(), "Iz қ 'а-"))
afterAll(() => rmSync(root, { recursive: true }))
const makeTempDir = () => mkdtempSync(join(root, 'dir-'))

describe('writeAtomically', () => {
  it('gives the file its name only when it is whole, and returns what the writer returned', async () => {
    const folder = makeTempDir()
    const path = join(folder, 'сұхбат "1".mp4')
    const result = await writeAtomically(path, async (temp) => {
      await writeFile(temp, 'whole')
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.сұхбат "1"\.part-[0-9a-f]{12}\.mp4$/)])
      return 42
    })
    expect(result).toBe(42)
    expect(readdirSync(folder)).toEqual(['сұхбат "1".mp4'])
    expect(readFileSync(path, 'utf8')).toBe('whole')
  })

  it('leaves the former file and nothing else when the writer fails half-way', async () => {
    const folder = makeTempDir()
    const path = join(folder, 'a.srt')
    writeFileSync(path, 'before')
    const failing = writeAtomically(path, async (temp) => {
      await writeFile(temp, 'hal')
      throw new RangeError('half-way')
    })
    await expect(failing).rejects.toThrow(RangeError)
    expect(readdirSync(folder)).toEqual(['a.srt'])
    expect(readFileSync(path, 'utf8')).toBe('before')
  })

  it('replaces an existing file', async () => {
    const path = join(makeTempDir(), 'a.srt')
    writeFileSync(path, 'before')
    await writeAtomically(path, (temp) => writeFile(temp, 'after'))
    expect(readFileSync(path, 'utf8')).toBe('after')
  })

  it('says path_not_writable, with the file and not the folder, where the folder does not exist', async () => {
    const path = join(makeTempDir(), 'жоқ', 'a.srt')
    await expect(writeAtomically(path, (temp) => writeFile(temp, 'x'))).rejects.toMatchObject({
      code: 'path_not_writable',
      params: { file: 'a.srt' },
    })
  })

  it.runIf(process.platform === 'linux')('says disk_full when the disk is', async () => {
    const path = join(makeTempDir(), 'a.srt')
    await expect(writeAtomically(path, () => writeFile('/dev/full', 'x'))).rejects.toMatchObject({
      code: 'disk_full',
      params: { file: 'a.srt' },
    })
  })

  it('writes under the longest names a file system takes', async () => {
    const folder = makeTempDir()
    const name = `${'қ'.repeat(125)}.mp4`
    expect(Buffer.byteLength(name)).toBe(254)
    await writeAtomically(join(folder, name), (temp) => writeFile(temp, 'x'))
    expect(readdirSync(folder)).toEqual([name])
  })

  it('never gives two writers of one file the same temporary name', () => {
    expect(temporaryPathFor('/a/b.mp4')).not.toBe(temporaryPathFor('/a/b.mp4'))
  })
})

describe('an error of the file system', () => {
  it.each(['ELOOP', 'ENAMETOOLONG', 'EIO', 'EBUSY'])('is path_not_writable where it is %s', (code) => {
    const error = Object.assign(new Error(code), { code })
    expect(asFileError(error, '/a/b.mp4')).toMatchObject({
      ...{ code: 'path_not_writable', params: { file: 'b.mp4' }, cause: error },
    })
  })
})
