import { createHash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownVoiceActivityPath } from '../../src/main/infra/paths.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { AppEvent } from '../../src/shared/api/events.ts'
import type { CatalogueModel, Download } from '../../src/shared/api/models.ts'
import { IzError } from '../../src/shared/error.ts'
import { composeIn } from '../support/library-folder.ts'
import { ModelServer } from '../support/model-server.ts'
import { ctcModelPath, ctcVocabularyPath, whisperModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const never = new AbortController().signal
const revision = '0123456789abcdef0123456789abcdef01234567'
const big = randomBytes(1_500_000)
const vocabulary = readFileSync(ctcVocabularyPath)
const network = readFileSync(ctcModelPath)

const free = statfsSync(makeTempDir())
/** The disk has room for one such file, and not for two. */
const mostOfDisk = Math.round(free.bavail * free.bsize * 0.6)

const model = (id: string, change: Partial<CatalogueModel> = {}): CatalogueModel => ({
  ...{ id, name: `Model ${id}`, kind: 'whisper', repository: `test/${id}`, revision },
  files: [{ path: `ggml-${id}.bin`, role: 'model', bytes: big.length, sha256: sha(big) }],
  licence: { name: 'MIT', url: 'https://example.org/licence', nonCommercial: false },
  ...{ languages: ['kk', 'ru', 'en'], canTranslate: false, memory: null, figures: [], lacks: [] },
  ...change,
})

const catalogue: CatalogueModel[] = [
  ...['a', 'b', 'c', 'd', 'e'].map((id) => model(id)),
  model('ctc', {
    kind: 'gigaam',
    files: [
      { path: 'onnx/ctc.onnx', role: 'model', bytes: network.length, sha256: sha(network) },
      { path: 'vocab.txt', role: 'vocabulary', bytes: vocabulary.length, sha256: sha(vocabulary) },
    ],
  }),
  model('unverified', {
    kind: 'vad',
    files: [
      { path: 'x/model.onnx', saveAs: 'vad.onnx', role: 'model', bytes: null, aboutBytes: 9, sha256: null },
    ],
  }),
  model('private', {
    licence: { name: 'CC-BY-NC-4.0', url: 'https://example.org/nc', nonCommercial: true },
  }),
  model('signs', {
    kind: 'punctuation',
    files: [
      { path: 'signs.onnx', role: 'model', bytes: 11, sha256: sha(Buffer.from('punctuation')) },
      { path: 'signs.model', role: 'vocabulary', bytes: 9, sha256: sha(Buffer.from('tokenizer')) },
    ],
  }),
  model('later', { kind: 'parakeet', lacks: ['engine'] }),
  ...['half', 'other-half'].map((id) =>
    model(id, { files: [{ path: `ggml-${id}.bin`, role: 'model', bytes: mostOfDisk, sha256: sha(big) }] }),
  ),
  model('huge', {
    files: [{ path: 'huge.bin', role: 'model', bytes: 9e15, sha256: sha(big) }],
  }),
]
const pathOf = (id: string, file = `ggml-${id}.bin`) => `test/${id}/resolve/${revision}/${file}`

let server: ModelServer
let root: string
let services: Services
const events: AppEvent[] = []
beforeAll(async () => {
  server = await new ModelServer().start()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'private']) server.serve(pathOf(id), big)
  server.serve(pathOf('ctc', 'onnx/ctc.onnx'), network)
  server.serve(pathOf('ctc', 'vocab.txt'), vocabulary)
  server.serve(pathOf('unverified', 'x/model.onnx'), big)
})
afterAll(() => server.stop())
const start = async () => {
  const { services: composed } = await composeIn(root, { catalogue, modelMirror: `${server.origin}/` })
  composed.events.subscribe(null, (_, event) => events.push(event))
  return composed
}
beforeEach(async () => {
  root = join(makeTempDir(), 'үй')
  mkdirSync(root)
  events.length = 0
  server.seen.length = 0
  for (const { id } of catalogue) server.always(pathOf(id), null)
  services = await start()
})
afterEach(() => services.close())

const folder = (...names: string[]) => join(root, 'config', 'models', ...names)
const download = async (id: string): Promise<Download | undefined> =>
  (await services.models.downloads()).find((one) => one.id === id)
const until = (condition: () => Promise<boolean> | boolean) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 8000, interval: 20 })
const installed = async (id: string) =>
  (await services.models.installed()).find(({ catalogueId }) => catalogueId === id)

describe('a download', () => {
  it('ends with a model that is installed, with all its files', async () => {
    expect(await services.models.download('ctc', false)).toMatchObject({ id: 'ctc', name: 'Model ctc' })
    await until(async () => (await services.models.downloads()).length === 0)
    expect(readdirSync(folder('ctc')).sort()).toEqual(['ctc.onnx', 'vocab.txt'])
    expect(await installed('ctc')).toMatchObject({
      ...{ id: 'ctc', engine: 'gigaam', path: folder('ctc', 'ctc.onnx') },
      vocabularyPath: folder('ctc', 'vocab.txt'),
    })
    expect(await services.models.downloads()).toEqual([])
    expect(await services.models.download('ctc', false)).toBeNull()
    expect(events).toContainEqual({ type: 'changed', entity: 'models', id: 'ctc' })
  })

  it('runs with others, three at once, and each tells how far it is', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) server.always(pathOf(id), { rate: 1_500_000 })
    for (const id of ['a', 'b', 'c', 'd', 'e']) await services.models.download(id, false)
    await until(
      async () => (await services.models.downloads()).filter((one) => one.doneBytes > 0).length === 3,
    )
    const states = (await services.models.downloads()).map(({ state }) => state)
    expect(states.filter((state) => state === 'queued')).toHaveLength(2)
    await until(async () => (await services.models.downloads()).length === 0)
    expect((await services.models.list()).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    const told = events.filter((event) => event.type === 'changed' && event.entity === 'downloads')
    expect(told.length).toBeGreaterThan(10)
    // Every block of every file would be hundreds.
    expect(told.length).toBeLessThan(80)
  })

  it('can be paused and resumed, and goes on from what it has', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await services.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 200_000)
    const paused = await services.models.pauseDownload('a')
    expect(paused.state).toBe('paused')
    const sofar = paused.doneBytes
    server.always(pathOf('a'), null)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await download('a'))?.doneBytes).toBe(sofar)
    await services.models.download('a', false)
    await until(async () => (await installed('a')) !== undefined)
    expect(server.requestsFor(pathOf('a')).at(-1)?.range).toBe(`bytes=${sofar}-`)
  })

  it('is known after a crash or a restart, paused, and goes on', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await services.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 200_000)
    await services.close()
    server.always(pathOf('a'), null)
    services = await start()
    const left = await download('a')
    expect(left).toMatchObject({ state: 'paused', totalBytes: big.length })
    expect(left?.doneBytes).toBeGreaterThan(200_000)
    await services.models.download('a', false)
    await until(async () => (await installed('a')) !== undefined)
    expect(server.requestsFor(pathOf('a')).at(-1)?.range).toBe(`bytes=${left?.doneBytes}-`)
  })

  it('leaves nothing when it is cancelled', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await services.models.download('a', false)
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 0)
    await services.models.cancelDownload('a')
    expect(existsSync(folder('a'))).toBe(false)
    expect(await services.models.downloads()).toEqual([])
    await expect(services.models.cancelDownload('a')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('that is stopped while it starts is stopped', async () => {
    const [started] = await Promise.allSettled([
      services.models.download('a', false),
      services.models.cancelDownload('a'),
    ])
    expect(started.status).toBe('fulfilled')
    expect([existsSync(folder('a')), await services.models.downloads()]).toEqual([false, []])
    await services.models.download('a', false)
    const paused = await services.models.pauseDownload('a')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([paused.state, (await download('a'))?.state]).toEqual(['paused', 'paused'])
  })

  it('knows its size after a pause as before, where only the server knows it', async () => {
    const path = pathOf('unverified', 'x/model.onnx')
    server.always(path, { rate: 1_500_000 })
    for (const least of [100_000, 300_000, 500_000]) {
      await services.models.download('unverified', false)
      await until(async () => ((await download('unverified'))?.doneBytes ?? 0) > least)
      expect(await download('unverified')).toMatchObject({ totalBytes: big.length })
      await services.models.pauseDownload('unverified')
    }
    server.always(path, null)
  })

  it('that fails says why, and can be tried again', async () => {
    server.always(pathOf('a'), { status: 404 })
    await services.models.download('a', false)
    await until(async () => (await download('a'))?.state === 'failed')
    expect(await download('a')).toMatchObject({
      error: { code: 'download_failed', params: { file: 'ggml-a.bin' } },
    })
    server.always(pathOf('a'), null)
    await services.models.download('a', false)
    await until(async () => (await installed('a')) !== undefined)
  })

  it('is refused before its first byte when the disk is too small', async () => {
    await expect(services.models.download('huge', false)).rejects.toMatchObject({
      code: 'disk_full',
      params: { file: 'Model huge', neededBytes: 9e15 },
    })
    expect([server.seen, await services.models.downloads()]).toEqual([[], []])
  })

  it('is refused when those asked for at the same moment leave no room for it', async () => {
    for (const id of ['half', 'other-half']) server.always(pathOf(id), { silent: true })
    const asked = ['half', 'other-half'].map((id) => services.models.download(id, false))
    expect(await Promise.allSettled(asked)).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'disk_full', params: { neededBytes: mostOfDisk * 2 } } },
    ])
    expect((await services.models.downloads()).map(({ id }) => id)).toEqual(['half'])
  })

  it('asks for the licence first where work for money is excluded, and remembers the answer', async () => {
    await expect(services.models.download('private', false)).rejects.toMatchObject({ code: 'model_licence' })
    expect(server.seen).toEqual([])
    await services.models.download('private', true)
    await until(async () => (await installed('private')) !== undefined)
    expect((await services.models.overview()).acceptedLicences).toEqual(['private'])
    await services.models.remove('private')
    expect(await services.models.download('private', false)).not.toBeNull()
  })

  it('is for models only that the app can run', async () => {
    await expect(services.models.download('later', false)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(services.models.download('nothing', false)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('pins what it first saw of a file that nobody has verified', async () => {
    await services.models.download('unverified', false)
    expect(await services.models.vad()).toEqual({
      name: 'Silero VAD',
      path: ownVoiceActivityPath,
      builtIn: true,
    })
    await until(async () => (await services.models.vad())?.builtIn === false)
    expect(await services.models.vad()).toMatchObject({ path: folder('unverified', 'vad.onnx') })
    await services.models.remove('unverified')
    const other = randomBytes(big.length)
    server.always(pathOf('unverified', 'x/model.onnx'), { body: other })
    await services.models.download('unverified', false)
    await until(async () => (await download('unverified'))?.state === 'failed')
    expect((await download('unverified'))?.error?.code).toBe('download_mismatch')
    server.always(pathOf('unverified', 'x/model.onnx'), null)
  })

  it('is left to another window that is at it, and taken over from one that is gone', async () => {
    mkdirSync(folder('a'), { recursive: true })
    writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision, pid: process.ppid }))
    await expect(services.models.download('a', false)).rejects.toMatchObject({ code: 'download_elsewhere' })
    writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision, pid: 2 ** 30 }))
    expect(await services.models.fetch('a', false, { signal: never })).toMatchObject({ catalogueId: 'a' })
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
      await expect(services.models.cancelDownload('a')).rejects.toMatchObject({ code: 'download_elsewhere' })
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
        writeFileSync(join(root, 'config', 'models.json'), JSON.stringify([record]))
        if (how === 'cancelled') await services.models.cancelDownload('a')
        expect(await services.models.downloads()).toEqual([])
        expect(await installed('a')).toMatchObject({ id: 'a' })
      },
    )
  })

  it('throws away what was begun of another revision', async () => {
    mkdirSync(folder('a'), { recursive: true })
    writeFileSync(folder('a', 'download.json'), JSON.stringify({ revision: 'f'.repeat(40), pid: 2 ** 30 }))
    writeFileSync(folder('a', 'ggml-a.bin.part'), big.subarray(0, 1000))
    expect(await services.models.downloads()).toEqual([])
    await services.models.fetch('a', false, { signal: never })
    expect(server.requestsFor(pathOf('a')).map(({ range }) => range)).toEqual([null])
  })

  it('can be waited for, and stopping the wait pauses it', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    const stop = new AbortController()
    const waiting = services.models.fetch('a', false, {
      signal: stop.signal,
      onProgress: (done) => done > 100_000 && stop.abort(),
    })
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    expect((await download('a'))?.state).toBe('paused')
    server.always(pathOf('a'), null)
    expect(await services.models.fetch('a', false, { signal: never })).toMatchObject({ catalogueId: 'a' })
  })
})

describe('a model that is removed', () => {
  it('frees its space where the app put it there', async () => {
    await services.models.fetch('ctc', false, { signal: never })
    expect(await services.models.remove('ctc')).toEqual({ freedBytes: network.length + vocabulary.length })
    expect([existsSync(folder('ctc')), await installed('ctc')]).toEqual([false, undefined])
  })

  it('leaves the vocabulary that another model needs', async () => {
    const place = folder('екеуі')
    mkdirSync(place, { recursive: true })
    const words = vocabulary.toString()
    writeFileSync(join(place, 'vocab.txt'), words)
    for (const name of ['one.onnx', 'two.onnx']) writeFileSync(join(place, name), network)
    const record = (id: string) => ({
      ...{ id, name: id, engine: 'gigaam', path: join(place, `${id}.onnx`), languages: ['kk'] },
      ...{ vocabularyPath: join(place, 'vocab.txt'), canTranslate: false, catalogueId: null, own: true },
    })
    writeFileSync(join(root, 'config', 'models.json'), JSON.stringify(['one', 'two'].map(record)))
    expect(await services.models.remove('one')).toEqual({ freedBytes: network.length })
    expect((await services.models.installed()).map(({ id }) => id)).toEqual(['two'])
    await services.models.remove('two')
    expect(existsSync(place)).toBe(false)
  })

  it('only leaves the list where the person put it there', async () => {
    const { id } = await services.models.add(whisperModelPath)
    expect(await services.models.remove(id)).toEqual({ freedBytes: 0 })
    expect(existsSync(whisperModelPath)).toBe(true)
  })
})

describe('importing', () => {
  const bring = (...names: [string, Buffer][]) => {
    const place = join(root, `флешка ${Math.random()}`)
    mkdirSync(place)
    for (const [name, content] of names) writeFileSync(join(place, name), content)
    return place
  }
  const importFrom = (path: string) => services.models.importFrom(path, { signal: never })

  it('tells a model of the catalogue by its content, whatever its name, and copies it', async () => {
    const place = bring(['менің моделім.onnx', network], ['сөздік.txt', vocabulary])
    const report = await importFrom(join(place, 'менің моделім.onnx'))
    expect(report).toMatchObject({ added: [{ id: 'ctc', own: true, missing: false }], refused: [] })
    expect(readdirSync(folder('ctc')).sort()).toEqual(['ctc.onnx', 'vocab.txt'])
    expect(readdirSync(place)).toHaveLength(2)
  })

  it('ends a download of the same model that was under way', async () => {
    server.always(pathOf('a'), { rate: 1_000_000 })
    await Promise.all([services.models.download('a', false), services.models.download('a', false)])
    await until(async () => ((await download('a'))?.doneBytes ?? 0) > 0)
    expect(server.requestsFor(pathOf('a'))).toHaveLength(1)
    expect((await importFrom(bring(['x.bin', big]))).added.map(({ id }) => id)).toContain('a')
    expect(await services.models.downloads()).toEqual([])
    expect(readdirSync(folder('a'))).toEqual(['ggml-a.bin'])
    expect(await installed('a')).toMatchObject({ path: folder('a', 'ggml-a.bin') })
  })

  it('takes all of a folder', async () => {
    const place = bring(['x.onnx', network], ['y.txt', vocabulary], ['қате.bin', randomBytes(50)])
    mkdirSync(join(place, 'ішінде'))
    copyFileSync(whisperModelPath, join(place, 'ішінде', 'own.bin'))
    const { added, refused } = await importFrom(place)
    expect(added.map(({ name, catalogueId }) => [name, catalogueId])).toEqual([
      ['Model ctc', 'ctc'],
      ['own.bin', null],
    ])
    expect(refused).toEqual([
      { file: 'қате.bin', error: { code: 'model_invalid', params: { file: 'қате.bin' } } },
    ])
  })

  it('takes a second copy for the same model, and says what belongs to one that came alone', async () => {
    const place = bring(['x.bin', big], ['көшірме.bin', big], ['тыныс.onnx', Buffer.from('punctuation')])
    const { added, refused } = await importFrom(place)
    expect(added.map(({ id }) => id)).toContain('a')
    expect(refused).toEqual([
      {
        file: 'тыныс.onnx',
        error: { code: 'model_vocabulary_missing', params: { file: 'тыныс.onnx', reason: 'tokenizer' } },
      },
    ])
  })

  it('tells a window how far it is, under the id the window gave it', async () => {
    const place = bring(['x.onnx', network], ['y.txt', vocabulary])
    const id = crypto.randomUUID()
    await services.models.importFollowed(id, place, never)
    const told = events.flatMap((event) => (event.type === 'import_progress' ? [event] : []))
    expect(told.every(({ importId, done, total }) => importId === id && done <= total)).toBe(true)
    const total = 2 * (network.length + vocabulary.length)
    expect(told.at(-1)).toMatchObject({ done: total, total })
  })

  it('can be stopped from the window, and leaves nothing', async () => {
    const place = bring(['x.onnx', network], ['y.txt', vocabulary])
    const id = crypto.randomUUID()
    const stop = services.events.subscribe(null, (_, { type }) => {
      if (type === 'import_progress') void services.models.stopImport(id)
    })
    await expect(services.models.importFollowed(id, place, never)).rejects.toMatchObject({
      code: 'cancelled',
    })
    stop()
    expect(existsSync(folder('ctc'))).toBe(false)
  })

  it('takes back what was copied before it was stopped', async () => {
    // Several models of this catalogue are the same file: the first are whole when it is stopped.
    const place = bring(['x.bin', big])
    const halfway = async () => {
      const stop = new AbortController()
      const onProgress = (done: number, total: number | null) => done > (total ?? 0) / 2 && stop.abort()
      await expect(
        services.models.importFrom(place, { signal: stop.signal, onProgress }),
      ).rejects.toMatchObject({ code: 'cancelled' })
    }
    await halfway()
    expect(existsSync(folder('a'))).toBe(false)
    // What is installed already stays.
    await importFrom(place)
    await halfway()
    expect(await installed('a')).toBeDefined()
  })

  it('takes back nothing that was there before', async () => {
    // As after a loss of models.json: nothing is on the list, and the files are there.
    mkdirSync(folder('ctc'), { recursive: true })
    writeFileSync(folder('ctc', 'ctc.onnx'), network)
    writeFileSync(folder('ctc', 'vocab.txt'), vocabulary)
    const stop = new AbortController()
    const onProgress = (done: number, total: number | null) => done > (total ?? 0) / 2 && stop.abort()
    const importing = services.models.importFrom(folder('ctc'), { signal: stop.signal, onProgress })
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(folder('ctc')).sort()).toEqual(['ctc.onnx', 'vocab.txt'])
  })

  it('says why it ended also where something cannot be taken back', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    mkdirSync(folder('b', 'ggml-b.bin'), { recursive: true })
    const stop = new AbortController()
    // The copy of the second of these models has begun, and a folder is where it should be.
    const onProgress = (done: number) => done > 2 * big.length && stop.abort()
    const place = bring(['x.bin', big])
    await expect(
      services.models.importFrom(place, { signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'cancelled' })
    expect(logged).toHaveBeenCalledOnce()
    expect(existsSync(folder('a'))).toBe(false)
    logged.mockRestore()
  })

  const part = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>
  const send = (group: string, name: string, bytes: Buffer, signal: AbortSignal) =>
    services.models.addUpload(group, { name, bytes: null, body: part(bytes) }, signal)

  it('that is sent and stopped leaves what has become a model of the list', async () => {
    const group = crypto.randomUUID()
    await send(group, 'vocab.txt', vocabulary, never)
    await send(group, 'өзім.bin', readFileSync(whisperModelPath), never)
    await expect(send(group, 'екінші.bin', big, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(readdirSync(folder(group))).toEqual(['өзім.bin'])
    expect((await services.models.installed()).map(({ name }) => name)).toEqual(['өзім.bin'])
  })

  it('that is sent and does not work leaves what has become a model of the list', async () => {
    const group = crypto.randomUUID()
    // Not the catalogue's, by an empty remark of the ONNX format.
    const own = Buffer.concat([network, Buffer.from([0x32, 0])])
    await send(group, 'vocab.txt', vocabulary, never)
    expect(await send(group, 'менікі.onnx', own, never)).toMatchObject({ catalogueId: null })
    // It has the model's name, and lacks a symbol.
    const wrong = vocabulary.toString().split('\n').toSpliced(3, 1).join('\n')
    const sent = send(group, 'менікі-vocab.txt', Buffer.from(wrong), never)
    await expect(sent).rejects.toBeInstanceOf(IzError)
    expect(existsSync(folder(group, 'менікі.onnx'))).toBe(true)
    expect(await services.models.list()).toMatchObject([{ name: 'менікі.onnx', missing: false }])
  })

  it('that is sent and stopped leaves nothing of what was sent before', async () => {
    const group = crypto.randomUUID()
    await send(group, 'сөздік.txt', vocabulary, never)
    expect(existsSync(folder(group))).toBe(true)
    await expect(send(group, 'ctc.onnx', network, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(existsSync(folder(group))).toBe(false)
  })

  it('refuses what only has the name of a model of the catalogue', async () => {
    const place = bring(['ggml-a.bin', big.subarray(0, 900_000)])
    expect((await importFrom(place)).refused).toMatchObject([{ error: { code: 'model_mismatch' } }])
    await expect(services.models.add(join(place, 'ggml-a.bin'))).rejects.toMatchObject({
      code: 'model_mismatch',
    })
    expect(await services.models.list()).toEqual([])
  })

  it('says that a folder has none, or is not there', async () => {
    await expect(importFrom(bring(['a.mp4', big]))).rejects.toMatchObject({ code: 'models_not_found' })
    await expect(importFrom(join(root, 'жоқ'))).rejects.toMatchObject({ code: 'file_missing' })
  })

  it('tries a model of the person and refuses what does not work, with a reason', async () => {
    const words = vocabulary.toString().split('\n')
    const ofAnother = Buffer.from(words.filter((_, i) => i !== 3).join('\n'))
    const cut = readFileSync(whisperModelPath).subarray(0, 4_000_000)
    const place = bring(['мысал.onnx', Buffer.concat([network, Buffer.alloc(8)])], ['vocab.txt', ofAnother])
    writeFileSync(join(place, 'кесілген.bin'), cut)
    const unheardOf = readFileSync(whisperModelPath)
    unheardOf.write('x', unheardOf.indexOf('decoder.positional_embedding'))
    writeFileSync(join(place, 'бөтен.bin'), unheardOf)
    const { added, refused } = await importFrom(place)
    expect(added).toEqual([])
    expect(refused.map(({ file }) => file).sort()).toEqual(['бөтен.bin', 'кесілген.bin', 'мысал.onnx'])
    for (const { error } of refused) expect(['model_invalid', 'model_crashed']).toContain(error.code)
    const reasonOf = (name: string) => refused.find(({ file }) => file === name)?.error.params.reason
    expect([reasonOf('кесілген.bin'), reasonOf('бөтен.bin')]).toEqual(['cut_short', undefined])
  })

  it('comes as an upload as well, and is moved to its place', async () => {
    expect(await send('g', 'сөздік.txt', vocabulary, never)).toBeNull()
    expect(await send('g', 'ctc.onnx', network, never)).toMatchObject({
      ...{ id: 'ctc', path: folder('ctc', 'ctc.onnx') },
    })
    expect(existsSync(folder('g'))).toBe(false)
  })
})

describe('the source of models', () => {
  it('is the environment, else the setting, else huggingface.co', async () => {
    expect((await services.models.overview()).mirror).toEqual({
      url: `${server.origin}/`,
      fromEnvironment: true,
    })
    await services.close()
    services = (await composeIn(root, { catalogue })).services
    const mirror = async () => (await services.models.overview()).mirror
    expect(await mirror()).toEqual({ url: 'https://huggingface.co', fromEnvironment: false })
    await services.app.updateSettings({ modelMirror: server.origin })
    expect(await mirror()).toEqual({ url: server.origin, fromEnvironment: false })
    await services.models.fetch('b', false, { signal: never })
    expect(server.requestsFor(pathOf('b'))).toHaveLength(1)
  })
})
