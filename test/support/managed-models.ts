import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { AppEvent } from '../../src/shared/api/events.ts'
import type { CatalogueModel, Download } from '../../src/shared/api/models.ts'
import { composeIn } from './library-folder.ts'
import { ModelServer } from './model-server.ts'
import { ctcModelPath, ctcVocabularyPath } from './speech-recordings.ts'
import { makeTempDir } from './temp.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
export const never = new AbortController().signal
export const revision = '0123456789abcdef0123456789abcdef01234567'
/** The file of most models of the catalogue. */
export const big = randomBytes(1_500_000)
export const vocabulary = readFileSync(ctcVocabularyPath)
export const network = readFileSync(ctcModelPath)

const free = statfsSync(makeTempDir())
/** The disk has room for one such file, and not for two. */
export const mostOfDisk = Math.round(free.bavail * free.bsize * 0.6)

const model = (id: string, change: Partial<CatalogueModel> = {}): CatalogueModel => ({
  ...{ id, name: `Model ${id}`, kind: 'whisper', repository: `test/${id}`, revision },
  files: [{ path: `ggml-${id}.bin`, role: 'model', bytes: big.length, sha256: sha(big) }],
  licence: { name: 'MIT', url: 'https://example.org/licence', nonCommercial: false },
  ...{ languages: ['kk', 'ru', 'en'], canTranslate: false, memory: null, figures: [], lacks: [] },
  ...change,
})

export const catalogue: CatalogueModel[] = [
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

/** Where the server has a file of a model of the catalogue. */
export const pathOf = (id: string, file = `ggml-${id}.bin`) => `test/${id}/resolve/${revision}/${file}`

export const until = (condition: () => Promise<boolean> | boolean) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 20_000, interval: 20 })

/**
 * The whole backend over a catalogue of small models that a real HTTP server has, in a fresh folder for each test of the file. To be called
 * once in a file, outside of its tests.
 */
export function managedModels() {
  const server = new ModelServer()
  const events: AppEvent[] = []
  let root: string
  let services: Services
  const start = async (options: { modelMirror?: string } = { modelMirror: `${server.origin}/` }) => {
    services = (await composeIn(root, { catalogue, ...options })).services
    services.events.subscribe(null, (_, event) => events.push(event))
  }
  beforeAll(async () => {
    await server.start()
    for (const id of ['a', 'b', 'c', 'd', 'e', 'private']) server.serve(pathOf(id), big)
    server.serve(pathOf('ctc', 'onnx/ctc.onnx'), network)
    server.serve(pathOf('ctc', 'vocab.txt'), vocabulary)
    server.serve(pathOf('unverified', 'x/model.onnx'), big)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    root = join(makeTempDir(), 'үй')
    mkdirSync(root)
    events.length = 0
    server.seen.length = 0
    for (const { id } of catalogue) server.always(pathOf(id), null)
    await start()
  })
  afterEach(() => services.close())
  return {
    server,
    /** All that the backend has told its windows in this test. */
    events,
    get services() {
      return services
    },
    get models() {
      return services.models
    },
    get root() {
      return root
    },
    /** Starts the backend over the same folder, once the one before is closed; with the server as the source of models unless told otherwise. */
    start,
    /** A place in the folder of the models. */
    folder: (...names: string[]) => join(root, 'config', 'models', ...names),
    download: async (id: string): Promise<Download | undefined> =>
      (await services.models.downloads()).find((one) => one.id === id),
    installed: async (id: string) =>
      (await services.models.installed()).find(({ catalogueId }) => catalogueId === id),
    /** A folder of the person's with these files. */
    bring(...names: [string, Buffer][]) {
      const place = join(root, `флешка ${Math.random()}`)
      mkdirSync(place)
      for (const [name, content] of names) writeFileSync(join(place, name), content)
      return place
    },
    importFrom: (path: string) => services.models.importFrom(path, { signal: never }),
  }
}
