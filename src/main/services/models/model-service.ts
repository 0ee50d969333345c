import { randomUUID } from 'node:crypto'
import { basename, isAbsolute, normalize } from 'node:path'
import type { Model } from '#shared/api/interviews.ts'
import { IzError } from '#shared/error.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import type { LibrarySession } from '../library/session.ts'
import type { ModelService, Upload } from '../services.ts'
import type { ModelFiles, Transcriber } from '../transcription/ports.ts'
import type { ModelRecord, ModelRegistry } from './ports.ts'

export interface ModelDeps {
  session: LibrarySession
  events: EventBus
  disk: Disk
  registry: ModelRegistry
  transcriber: Pick<Transcriber, 'identifyModel'>
  /** Paths of the small models of the sample project. */
  demoModelPaths: readonly string[]
}

/** The models of this computer, and in the sample project its demo models as well. */
export class Models implements ModelService {
  readonly #deps: ModelDeps
  #demo: ModelRecord[] | null = null

  constructor(deps: ModelDeps) {
    this.#deps = deps
  }

  async list(): Promise<Model[]> {
    const records = this.#deps.registry.list().map((record) => this.#show(record, false))
    const demo = (await this.#demoRecords()).map((record) => this.#show(record, true))
    return Promise.all([...records, ...demo])
  }

  async add(path: string): Promise<Model> {
    if (!isAbsolute(path)) throw new IzError('invalid_input', { file: basename(path) })
    const file = normalize(path)
    return this.#register(file, await this.#deps.transcriber.identifyModel(file))
  }

  async addUpload(group: string, upload: Upload, signal: AbortSignal): Promise<Model | null> {
    const { registry, transcriber } = this.#deps
    const { modelPath } = await registry.receive(group, upload, signal)
    if (modelPath === null) return null
    try {
      return await this.#register(modelPath, await transcriber.identifyModel(modelPath))
    } catch (error) {
      if (error instanceof IzError && error.code === 'model_vocabulary_missing') return null
      await registry.discard(modelPath)
      throw error
    }
  }

  async remove(id: string): Promise<void> {
    const { events, registry } = this.#deps
    const records = registry.list()
    if (!records.some((record) => record.id === id)) throw new IzError('not_found', { id })
    registry.save(records.filter((record) => record.id !== id))
    events.changed('models', id)
  }

  /** The model a transcription was asked to use. @throws model_missing */
  async use(id: string): Promise<ModelRecord> {
    const record = [...this.#deps.registry.list(), ...(await this.#demoRecords())].find(
      (one) => one.id === id,
    )
    if (!record) throw new IzError('model_missing', { id })
    if (!this.#deps.disk.isFile(record.path)) {
      throw new IzError('model_missing', { file: basename(record.path) })
    }
    return record
  }

  async #register(path: string, files: ModelFiles): Promise<Model> {
    const { events, registry } = this.#deps
    const records = registry.list()
    const known = records.find((record) => record.path === path)
    const record: ModelRecord = {
      ...files,
      ...(await registry.describe(files)),
      id: known?.id ?? randomUUID(),
      name: basename(path).normalize('NFC'),
    }
    registry.save([...records.filter((other) => other.path !== path), record])
    events.changed('models', record.id)
    return this.#show(record, false)
  }

  async #demoRecords(): Promise<ModelRecord[]> {
    if (!this.#deps.session.current()?.sample) return []
    this.#demo ??= await Promise.all(
      this.#deps.demoModelPaths
        .filter((path) => this.#deps.disk.isFile(path))
        .map(async (path) => {
          const files = await this.#deps.transcriber.identifyModel(path)
          const described = await this.#deps.registry.describe(files)
          return { ...files, ...described, id: `demo-${files.engine}`, name: demoNames[files.engine] }
        }),
    )
    return this.#demo
  }

  async #show(record: ModelRecord, demo: boolean): Promise<Model> {
    const { disk } = this.#deps
    const missing = !disk.isFile(record.path)
    return {
      id: record.id,
      name: record.name,
      engine: record.engine,
      path: record.path,
      bytes: missing ? 0 : await disk.size(record.path),
      languages: record.languages,
      canTranslate: record.canTranslate,
      demo,
      missing: missing || (record.vocabularyPath !== null && !disk.isFile(record.vocabularyPath)),
    }
  }
}

const demoNames = { gigaam: 'GigaAM (demo)', whisper: 'Whisper (demo)' } as const
