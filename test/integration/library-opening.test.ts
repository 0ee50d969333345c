import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { readMigrations } from '../../src/main/infra/sqlite/migrations.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { ctcModelPath, ctcVocabularyPath, whisperModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
const newestSchema = readMigrations(migrationsDir).length
const never = new AbortController().signal
let services: Services
let film: string
beforeAll(async () => {
  services = (await composeIn(root)).services
  film = await makeRecording(root, 'Көктем.mp4')
})
afterAll(() => services.close())

const streamOf = (path: string) => new Blob([readFileSync(path)]).stream() as ReadableStream<Uint8Array>

describe('models of a library', () => {
  it('are told apart, listed, and forgotten without losing their files', async () => {
    const whisper = await services.models.add(whisperModelPath)
    expect(whisper).toMatchObject({ engine: 'whisper', canTranslate: true, demo: false, missing: false })
    expect(await services.models.add(whisperModelPath)).toEqual(whisper)
    expect(await services.models.list()).toHaveLength(1)
    await services.models.remove(whisper.id)
    expect(await services.models.list()).toEqual([])
    expect(existsSync(whisperModelPath)).toBe(true)
    await expect(services.models.add(film)).rejects.toMatchObject({ code: 'model_invalid' })
  })

  it('come as uploads: the model and its vocabulary, in either order', async () => {
    const send = (group: string, path: string, name: string) =>
      services.models.addUpload(group, { name, bytes: null, body: streamOf(path) }, never)
    for (const [group, order] of [
      ['a', [ctcVocabularyPath, ctcModelPath]],
      ['b', [ctcModelPath, ctcVocabularyPath]],
    ] as const) {
      const nameOf = (path: string) => (path === ctcModelPath ? 'model.onnx' : 'vocab.txt')
      expect(await send(group, order[0], nameOf(order[0]))).toBeNull()
      expect(await send(group, order[1], nameOf(order[1]))).toMatchObject({ engine: 'gigaam' })
    }
    await expect(send('c', film, 'model.bin')).rejects.toMatchObject({ code: 'model_invalid' })
    expect(existsSync(join(root, 'config', 'models', 'c'))).toBe(false)
  })
})

describe('a library that is not open in the app', () => {
  it('is looked at by the command line without being touched, also when it is damaged', async () => {
    const folder = makeTempDir()
    await (await composeIn(folder)).services.close()
    const look = async () => {
      const { services: cli } = await composeIn(folder, { library: null, host: 'cli' })
      const { library } = await cli.app.diagnostics()
      await cli.close()
      return library
    }
    const path = join(folder, 'lib')
    expect(await look()).toMatchObject({ path, integrity: 'ok', schemaVersion: newestSchema })
    writeFileSync(join(path, 'library.db'), 'бұл дерекқор емес'.repeat(99))
    expect(await look()).toMatchObject({ path, integrity: 'damaged' })
  })
})

describe('the sample project', () => {
  it('is made once, beside the default library, with its recording and its own models', async () => {
    const { services: app } = await composeIn(makeTempDir(), { library: null, sampleRecording: film })
    const info = await app.app.openSample()
    expect(info).toMatchObject({ name: 'Iz Studio үлгі', sample: true })
    const [job] = await app.jobs.list()
    expect((await ended(app, job!.id)).state).toBe('done')
    expect((await app.models.list()).map((model) => [model.engine, model.demo])).toEqual([
      ['gigaam', true],
      ['whisper', true],
    ])
    expect((await app.history.state()).undo).toBeNull()
    await app.app.closeLibrary()
    expect(await app.models.list()).toEqual([])
    await app.app.updateSettings({ interfaceLanguage: 'ru' })
    expect(await app.app.openSample()).toEqual(info)
    expect(await app.interviews.list()).toHaveLength(1)
    await app.close()
  })
})
