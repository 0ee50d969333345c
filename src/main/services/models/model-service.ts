import { basename, isAbsolute, normalize } from 'node:path'
import type { Model } from '#shared/api/interviews.ts'
import {
  type CatalogueModel,
  comparableErrors,
  type Download,
  type ImportReport,
  type InstalledModel,
  isEngine,
  type ModelEntry,
  type ModelKind,
  type ModelsOverview,
} from '#shared/api/models.ts'
import { fromWireError, IzError } from '#shared/error.ts'
import type { SettingsStore } from '../app/ports.ts'
import type { Control } from '../control.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Upload } from '../services.ts'
import type { PunctuationFiles } from '../transcription/ports.ts'
import { type DemoDeps, DemoModels } from './demo-models.ts'
import { Downloads } from './downloads.ts'
import { FollowedImports } from './followed-imports.ts'
import { importModels } from './imports.ts'
import {
  type FetchFile,
  type ModelFolder,
  type ModelRecord,
  type ModelSearch,
  type ProbeModel,
  recognisesSpeech,
  type SpeechModelRecord,
  type VoiceActivityModel,
} from './ports.ts'
import type { ModelService } from './service.ts'

/** Where the repositories of the catalogue are. */
const home = 'https://huggingface.co'

export interface ModelDeps extends DemoDeps {
  events: EventBus
  settings: SettingsStore
  catalogue: readonly CatalogueModel[]
  folder: ModelFolder
  search: ModelSearch
  fetchFile: FetchFile
  probe: ProbeModel
  voiceActivity(): Promise<VoiceActivityModel | null>
  computer: ModelsOverview['computer']
  /** `IZ_MODEL_MIRROR`; goes before the setting. */
  mirror: string | null
  now(): string
}

/** The models of this computer: those that are here, those that can be had, and in the sample project its demo models as well. */
export class Models implements ModelService {
  readonly #deps: ModelDeps
  readonly #demo: DemoModels
  readonly #downloads: Downloads
  readonly #followed: FollowedImports
  /** When a job last asked for a model, by its id. */
  readonly #askedAt = new Map<string, string>()

  constructor(deps: ModelDeps) {
    this.#deps = deps
    this.#demo = new DemoModels(deps)
    this.#followed = new FollowedImports(this.importFrom.bind(this), deps.events)
    this.#downloads = new Downloads({ ...deps, mirror: () => this.#mirror() })
  }

  async list(): Promise<Model[]> {
    const { catalogue, registry } = this.#deps
    const models = (await this.#entries()).map(
      async ({ own: _own, catalogueId, vocabularyPath, engine, ...entry }): Promise<Model[]> => {
        if (!isEngine(engine)) return []
        const known = catalogue.find(({ id }) => id === catalogueId)
        const { path } = entry
        const reckoned = await registry.parameters({ engine, path, vocabularyPath })
        // One measure for all where there is one: published sizes are rounded.
        const parameters = reckoned ?? known?.parameters ?? null
        return [{ ...entry, engine, wordErrors: comparableErrors(known, catalogue), parameters }]
      },
    )
    return (await Promise.all(models)).flat()
  }

  async installed(): Promise<InstalledModel[]> {
    const own = this.#deps.registry.list().map((record) => installedOf(record, false))
    const demo = (await this.#demo.records()).map((record) => installedOf(record, true))
    return [...own, ...demo].filter(({ path, vocabularyPath }) => this.#isThere(path, vocabularyPath))
  }

  async punctuation(): Promise<PunctuationFiles | null> {
    const model = await this.#first('punctuation')
    if (!model?.vocabularyPath) return null
    this.#askedAt.set(model.id, this.#deps.now())
    const { name, path, vocabularyPath, languages } = model
    return { name, path, vocabularyPath, languages }
  }

  vad(): Promise<VoiceActivityModel | null> {
    return this.#deps.voiceActivity()
  }

  async overview(): Promise<ModelsOverview> {
    const { catalogue, computer, folder, mirror } = this.#deps
    return {
      catalogue: [...catalogue],
      models: await this.#entries(),
      acceptedLicences: folder.acceptedLicences(),
      computer,
      folder: folder.folder,
      freeBytes: await folder.freeBytes(),
      mirror: { url: this.#mirror(), fromEnvironment: mirror !== null },
    }
  }

  downloads(): Promise<Download[]> {
    return this.#downloads.list()
  }

  download(id: string, acceptLicence: boolean): Promise<Download | null> {
    return this.#downloads.start(id, acceptLicence)
  }

  pauseDownload(id: string): Promise<Download> {
    return this.#downloads.pause(id)
  }

  cancelDownload(id: string): Promise<void> {
    return this.#downloads.cancel(id)
  }

  async fetch(id: string, acceptLicence: boolean, control: Control): Promise<InstalledModel> {
    const { signal, onProgress } = control
    if (signal.aborted) throw new IzError('cancelled', { file: id })
    const pause = () => void this.#downloads.pause(id).catch(() => {})
    if (await this.#downloads.start(id, acceptLicence)) {
      signal.addEventListener('abort', pause, { once: true })
      // While it began nobody listened yet.
      if (signal.aborted) pause()
      const look = setInterval(async () => {
        const one = (await this.#downloads.list()).find((download) => download.id === id)
        if (one) onProgress?.(one.doneBytes, one.totalBytes)
      }, 200)
      try {
        await this.#downloads.finished(id)
      } finally {
        clearInterval(look)
        signal.removeEventListener('abort', pause)
      }
    }
    const model = (await this.installed()).find(({ catalogueId }) => catalogueId === id)
    if (!model) throw new IzError('model_missing', { file: id })
    return model
  }

  async importFrom(path: string, { signal, onProgress }: Control): Promise<ImportReport> {
    if (!isAbsolute(path)) throw new IzError('invalid_input', { file: basename(path) })
    const { records, refused } = await importModels(this.#deps, normalize(path), signal, onProgress)
    const added = []
    for (const record of records) added.push(await this.#register(record))
    return {
      added,
      refused: refused.map(({ file, error: { code, params } }) => ({ file, error: { code, params } })),
    }
  }

  importFollowed(importId: string, path: string, signal: AbortSignal): Promise<ImportReport> {
    return this.#followed.run(importId, path, signal)
  }

  async stopImport(importId: string): Promise<void> {
    this.#followed.stop(importId)
  }

  async add(path: string): Promise<Model> {
    const { added, refused } = await this.importFrom(path, { signal: new AbortController().signal })
    const [first] = refused
    if (first) throw fromWireError(first.error)
    const model = (await this.list()).find(({ id }) => added.some((one) => one.id === id))
    if (!model) throw new IzError('model_invalid', { file: basename(path) })
    return model
  }

  async addUpload(group: string, upload: Upload, signal: AbortSignal): Promise<InstalledModel | null> {
    const { folder } = this.#deps
    let modelPath: string | null = null
    try {
      const received = await folder.receive(group, upload, signal)
      modelPath = received.modelPath
      return modelPath === null ? null : await this.#takeUpload(modelPath, received.files, signal)
    } catch (error) {
      const registered = this.#deps.registry.list().flatMap(filesOf)
      // Nothing more comes of this group; what it brought before may be on the list.
      if (signal.aborted) await folder.clear(group, registered)
      else if (error instanceof IzError && error.code === 'model_vocabulary_missing') return null
      else if (modelPath !== null && !registered.includes(modelPath)) await folder.delete([modelPath])
      throw error
    }
  }

  async remove(id: string): Promise<{ freedBytes: number }> {
    const { events, folder, registry } = this.#deps
    const records = registry.list()
    const record = records.find((one) => one.id === id)
    if (!record) throw new IzError('not_found', { id })
    let freedBytes = 0
    if (record.own) {
      if (this.#isInUse(record)) throw new IzError('model_in_use', { file: record.name })
      const needed = new Set(records.filter((one) => one !== record).flatMap(filesOf))
      freedBytes = await folder.delete(filesOf(record).filter((path) => !needed.has(path)))
    }
    // Others may have come or gone while its files were deleted.
    registry.save(registry.list().filter((one) => one.id !== id))
    events.changed('models', id)
    return { freedBytes }
  }

  /** The model a transcription was asked to use. @throws model_missing */
  async use(id: string): Promise<SpeechModelRecord> {
    const record = [...this.#deps.registry.list(), ...(await this.#demo.records())]
      .filter(recognisesSpeech)
      .find((one) => one.id === id)
    if (!record) throw new IzError('model_missing', { id })
    if (!this.#deps.disk.isFile(record.path)) {
      throw new IzError('model_missing', { file: basename(record.path) })
    }
    this.#askedAt.set(id, this.#deps.now())
    return record
  }

  close(): Promise<void> {
    return this.#downloads.close()
  }

  #mirror(): string {
    return this.#deps.mirror ?? this.#deps.settings.get().modelMirror ?? home
  }

  async #takeUpload(
    modelPath: string,
    files: readonly string[],
    signal: AbortSignal,
  ): Promise<InstalledModel> {
    const { folder } = this.#deps
    const { records, refused } = await importModels(this.#deps, modelPath, signal)
    const [record] = records
    if (!record) throw refused[0] ? fromWireError(refused[0].error) : new IzError('models_not_found')
    // Of the catalogue: it was copied to its own place, and what came has done its service. Else it stays in the folder it was sent to.
    if (record.catalogueId !== null) await folder.delete(files)
    return this.#register({ ...record, own: true })
  }

  /** Whether a job that runs has asked for a model since it began. The one that finds speech any of them may have open. */
  #isInUse({ id, engine }: ModelRecord): boolean {
    const askedAt = this.#askedAt.get(id) ?? ''
    const jobs = this.#deps.session.current()?.jobs.list() ?? []
    return jobs
      .filter(({ state, kind }) => state === 'running' && kind !== 'import' && kind !== 'export')
      .some(({ startedAt }) => engine === 'vad' || (startedAt !== null && askedAt >= startedAt))
  }

  async #first(kind: ModelKind): Promise<InstalledModel | null> {
    return (await this.installed()).find(({ engine }) => engine === kind) ?? null
  }

  #isThere(path: string, vocabularyPath: string | null): boolean {
    const { disk } = this.#deps
    return disk.isFile(path) && (vocabularyPath === null || disk.isFile(vocabularyPath))
  }

  async #register(record: ModelRecord): Promise<ModelEntry> {
    const { events, registry } = this.#deps
    if (record.catalogueId !== null) await this.#downloads.superseded(record.catalogueId)
    registry.save([
      ...registry.list().filter(({ id, path }) => id !== record.id && path !== record.path),
      record,
    ])
    events.changed('models', record.id)
    return this.#entry(record, false)
  }

  async #entries(): Promise<ModelEntry[]> {
    const records = this.#deps.registry.list().map((record) => this.#entry(record, false))
    const demo = (await this.#demo.records()).map((record) => this.#entry(record, true))
    return Promise.all([...records, ...demo])
  }

  async #entry(record: ModelRecord, demo: boolean): Promise<ModelEntry> {
    const { disk } = this.#deps
    const missing = !this.#isThere(record.path, record.vocabularyPath)
    const sizes = await Promise.all(filesOf(record).map((path) => (disk.isFile(path) ? disk.size(path) : 0)))
    const bytes = missing ? 0 : sizes.reduce((sum, size) => sum + size, 0)
    return { ...installedOf(record, demo), bytes, own: record.own, missing }
  }
}

function installedOf({ own: _own, ...record }: ModelRecord, demo: boolean): InstalledModel {
  return { ...record, demo }
}

function filesOf({ path, vocabularyPath }: ModelRecord): string[] {
  return vocabularyPath === null ? [path] : [path, vocabularyPath]
}
