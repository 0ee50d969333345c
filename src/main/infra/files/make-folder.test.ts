import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { makeFolder, makeFolderSync } from './make-folder.ts'

describe('a folder', () => {
  const dir = makeTempDir()

  it('is made with those above it, by two at once as well, and left where it is there', async () => {
    const path = join(dir, 'а', 'ә', 'б')
    await Promise.all([makeFolder(path), makeFolder(path)])
    await makeFolder(path)
    expect(existsSync(path)).toBe(true)
  })

  it('is refused where a file is in the way', async () => {
    const file = join(dir, 'файл')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'ішінде')]) {
      await expect(makeFolder(path)).rejects.toMatchObject({
        ...{ code: 'path_not_writable', params: { file: 'файл' } },
      })
    }
  })

  it('is refused where a link leads to what is not there, as to a disk that is not connected, or round in a ring', async () => {
    const [dangling, ring] = [join(dir, 'exports'), join(dir, 'ring')]
    symlinkSync(join(dir, 'no disk'), dangling, 'junction')
    symlinkSync(ring, ring, 'junction')
    for (const link of [dangling, ring]) {
      for (const path of [link, join(link, 'ішінде')]) {
        const refusal = { code: 'path_not_writable', params: { file: basename(link) } }
        await expect(makeFolder(path)).rejects.toMatchObject(refusal)
        expect(() => makeFolderSync(path)).toThrow(expect.objectContaining(refusal))
      }
    }
    expect(existsSync(join(dir, 'no disk'))).toBe(false)
  })

  it('is refused where its name is longer than the file system takes', async () => {
    await expect(makeFolder(join(dir, 'қ'.repeat(400)))).rejects.toMatchObject({ code: 'path_not_writable' })
  })

  it.runIf(process.platform === 'linux')(
    'is refused at once where the system has no folders to make',
    { timeout: 5000 },
    async () => {
      await expect(makeFolder('/proc/жоқ/бар')).rejects.toMatchObject({ code: 'path_not_writable' })
      expect(() => makeFolderSync('/proc/жоқ/бар')).toThrow(
        expect.objectContaining({ code: 'path_not_writable' }),
      )
    },
  )
})
