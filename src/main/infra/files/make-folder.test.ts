import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { makeFolder } from './make-folder.ts'

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

  it.runIf(process.platform === 'linux')(
    'is refused at once where the system has no folders to make',
    { timeout: 5000 },
    async () => {
      await expect(makeFolder('/proc/жоқ/бар')).rejects.toMatchObject({ code: 'path_not_writable' })
    },
  )
})
