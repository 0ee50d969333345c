import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { big, managedModels, never, pathOf, revision } from '../../support/managed-models.ts'

const app = managedModels()
const { server, folder, download, installed } = app

describe('a download', () => {
  it('is left to another window that is at it, and taken over from one that is gone', async () => {
    mkdirSync(folder('a'), { recursive: true })
    writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision, pid: process.ppid }))
    await expect(app.models.download('a', false)).rejects.toMatchObject({ code: 'download_elsewhere' })
    writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision, pid: 2 ** 30 }))
    expect(await app.models.fetch('a', false, { signal: never })).toMatchObject({ catalogueId: 'a' })
  })

  describe('that was left half-done', () => {
    const note = (pid: number) =>
      writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision, pid }))
    beforeEach(async () => {
      mkdirSync(folder('a'), { recursive: true })
      note(2 ** 30)
      writeFileSync(folder('a', 'ggml-a.bin.part'), big.subarray(0, 1000))
      expect(await download('a')).toMatchObject({ state: 'paused' })
    })

    it('is not deleted while another window goes on with it', async () => {
      note(process.ppid)
      await expect(app.models.cancelDownload('a')).rejects.toMatchObject({ code: 'download_elsewhere' })
      expect(existsSync(folder('a', 'ggml-a.bin.part'))).toBe(true)
      expect(await download('a')).toMatchObject({ state: 'paused' })
    })

    it.each(['listed', 'cancelled'])(
      'is not deleted when it is %s after another window has brought it',
      async (how) => {
        writeFileSync(folder('a', 'ggml-a.bin'), big)
        const record = {
          ...{ id: 'a', name: 'a', engine: 'whisper', path: folder('a', 'ggml-a.bin'), languages: ['en'] },
          ...{ vocabularyPath: null, canTranslate: false, catalogueId: 'a', own: true },
        }
        writeFileSync(join(app.root, 'config', 'models.json'), JSON.stringify([record]))
        if (how === 'cancelled') await app.models.cancelDownload('a')
        expect(await app.models.downloads()).toEqual([])
        expect(await installed('a')).toMatchObject({ id: 'a' })
      },
    )
  })

  it('throws away what was begun of another revision', async () => {
    mkdirSync(folder('a'), { recursive: true })
    writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision: 'f'.repeat(40), pid: 2 ** 30 }))
    writeFileSync(folder('a', 'ggml-a.bin.part'), big.subarray(0, 1000))
    expect(await app.models.downloads()).toEqual([])
    await app.models.fetch('a', false, { signal: never })
    expect(server.requestsFor(pathOf('a')).map(({ range }) => range)).toEqual([null])
  })
})
