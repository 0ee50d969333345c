import { type CatalogueModel, canRun, type Download } from '#shared/api/models.ts'
import { fromWireError, IzError, toWireError } from '#shared/error.ts'
import type { EventBus } from '../events/event-service.ts'
import { type Entry, newEntry, shown } from './download-entry.ts'
import { presentBytesOf, requireSpaceFor } from './download-space.ts'
import { filePath, pinKey, recordOf, wantedFile } from './from-catalogue.ts'
import type { FetchFile, ModelFolder, ModelRegistry } from './ports.ts'

/** More lines at once than this share one connection to the internet and none of them ends sooner. */
const atOnce = 3
const minEventGapMs = 500

export interface DownloadDeps {
  catalogue: readonly CatalogueModel[]
  folder: ModelFolder
  registry: ModelRegistry
  events: EventBus
  fetchFile: FetchFile
  /** What stands before the repository in the address of a file. */
  mirror(): string
  now(): string
}

/** The models on their way here: several at once, each with its files one after the other. What a crash or an earlier run left is `paused`. */
export class Downloads {
  readonly #deps: DownloadDeps
  readonly #entries = new Map<string, Entry>()
  #loaded: Promise<void> | null = null
  /** By id: what is being stopped, until all is settled. Never fails. */
  readonly #stopping = new Map<string, Promise<unknown>>()
  /** One begins after the other, so that each counts what those before it still need of the disk. */
  #beginning: Promise<unknown> = Promise.resolve()
  #told = 0
  #telling: NodeJS.Timeout | undefined
  #closed = false

  constructor(deps: DownloadDeps) {
    this.#deps = deps
  }

  async list(): Promise<Download[]> {
    await this.#load()
    this.#dropInstalled()
    return [...this.#entries.values()].map(shown)
  }

  /**
   * Starts a download, or goes on with one that was paused or failed. One that is under way is left alone; one that is at its end is let end
   * first, as what only joined it would end with it.
   * @returns null when the model is installed already
   * @throws not_found, not_allowed for a model the app cannot run, model_licence, disk_full, path_not_writable; cancelled once closed
   */
  async start(id: string, acceptLicence: boolean): Promise<Download | null> {
    await this.#load()
    const { catalogue, folder, now } = this.#deps
    const model = catalogue.find((one) => one.id === id)
    if (!model) throw new IzError('not_found', { id })
    if (!canRun(model)) throw new IzError('not_allowed', { file: model.name })
    const { licence } = model
    if (licence.nonCommercial && !folder.acceptedLicences().includes(id)) {
      if (!acceptLicence) throw new IzError('model_licence', { file: model.name, licence: licence.name })
      folder.acceptLicence(id, licence.name, now())
    }
    for (let end = this.#ending(id); end; end = this.#ending(id)) await end
    this.#requireOpen(model)
    this.#dropInstalled()
    if (!this.#entries.has(id) && this.#isInstalled(model)) return null
    const entry = this.#entries.get(id) ?? this.#enter(model)
    if (entry.stop === null && !entry.starting) {
      const starting = this.#beginning.then(() => this.#begin(entry))
      this.#beginning = starting.catch(() => {})
      entry.starting = starting.catch(() => {})
      await starting.finally(() => {
        entry.starting = null
      })
    }
    return shown(entry)
  }

  async #begin(entry: Entry): Promise<void> {
    const { model } = entry
    const { folder } = this.#deps
    try {
      this.#requireOpen(model)
      const others = [...this.#entries.values()].filter((one) => one !== entry && one.stop !== null)
      await requireSpaceFor(entry, others, folder)
      await folder.begin(model)
    } catch (error) {
      if (entry.state === 'queued') this.#entries.delete(model.id)
      throw error
    }
    this.#queue(entry)
  }

  /** What begins after the end of the rest would be stopped by nobody. */
  #requireOpen(model: CatalogueModel): void {
    if (this.#closed) throw new IzError('cancelled', { file: model.name })
  }

  /** What is at its end: being stopped, or installed and not yet put away. */
  #ending(id: string): Promise<unknown> | null {
    const entry = this.#entries.get(id)
    return this.#stopping.get(id) ?? (entry?.installed && entry.stop ? entry.run : null)
  }

  /** Stops a download and keeps what has come. @throws not_found */
  async pause(id: string): Promise<Download> {
    const entry = await this.#entry(id)
    return this.#untilSettled(id, async () => {
      await this.#halt(entry)
      if (this.#entries.get(id) === entry && entry.state !== 'failed') this.#set(entry, 'paused')
      return shown(entry)
    })
  }

  /** Stops a download and deletes what has come. @throws not_found, download_elsewhere, path_not_writable */
  async cancel(id: string): Promise<void> {
    const { folder } = this.#deps
    const entry = await this.#entry(id)
    await this.#untilSettled(id, async () => {
      await this.#halt(entry)
      this.#dropInstalled()
      // It may have come to its end in that very moment, or another way; then it is installed.
      if (this.#entries.get(id) !== entry) return
      await folder.requireOurs(entry.model)
      this.#entries.delete(id)
      await folder.clear(id)
      this.#tell(id, true)
      this.#startNext()
    })
  }

  /** The model has come another way: what was under way is stopped, and its parts are deleted. */
  async superseded(id: string): Promise<void> {
    await this.#load()
    const entry = this.#entries.get(id)
    if (!entry) return
    await this.#untilSettled(id, async () => {
      await this.#halt(entry)
      this.#entries.delete(id)
      const { folder } = this.#deps
      await folder.dropParts(entry.model.files.map((file) => filePath(entry.model, file, folder)))
      await folder.end(id)
      this.#tell(id, true)
      this.#startNext()
    })
  }

  async #untilSettled<T>(id: string, stop: () => Promise<T>): Promise<T> {
    const stopped = stop()
    const settled: Promise<unknown> = Promise.allSettled([this.#stopping.get(id), stopped])
    this.#stopping.set(id, settled)
    try {
      return await stopped
    } finally {
      void settled.then(() => {
        if (this.#stopping.get(id) === settled) this.#stopping.delete(id)
      })
    }
  }

  /** Resolves when a download has ended. @throws what it failed of; cancelled when it was paused or cancelled */
  async finished(id: string): Promise<void> {
    const entry = this.#entries.get(id)
    if (!entry) return
    await entry.run
    if (entry.error) throw fromWireError(entry.error)
    if (!entry.installed) throw new IzError('cancelled', { file: entry.model.name })
  }

  /** Stops everything and keeps what has come. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#telling)
    await Promise.all([...this.#entries.values()].map((entry) => this.#halt(entry)))
    clearTimeout(this.#telling)
  }

  #load(): Promise<void> {
    this.#loaded ??= (async () => {
      const { catalogue, folder } = this.#deps
      for (const id of await folder.unfinished(catalogue)) {
        const model = catalogue.find((one) => one.id === id)
        if (!model || this.#entries.has(id)) continue
        // A crash between the two last steps: it is installed, and only the note was left.
        if (this.#isInstalled(model)) {
          await folder.end(id)
          continue
        }
        const entry = this.#enter(model)
        entry.state = 'paused'
        entry.settledBytes = await presentBytesOf(model, folder)
      }
    })()
    return this.#loaded
  }

  async #entry(id: string): Promise<Entry> {
    await this.#load()
    const entry = this.#entries.get(id)
    if (!entry) throw new IzError('not_found', { id })
    return entry
  }

  #enter(model: CatalogueModel): Entry {
    const entry = newEntry(model)
    this.#entries.set(model.id, entry)
    return entry
  }

  #isInstalled(model: CatalogueModel): boolean {
    const { folder, registry } = this.#deps
    if (!registry.list().some(({ catalogueId }) => catalogueId === model.id)) return false
    return folder.isComplete(model.files.map((file) => filePath(model, file, folder)))
  }

  /** Another process may have brought what stands still here. */
  #dropInstalled(): void {
    for (const { model, stop, starting } of this.#entries.values()) {
      if (stop === null && starting === null && this.#isInstalled(model)) this.#entries.delete(model.id)
    }
  }

  #queue(entry: Entry): void {
    const stop = new AbortController()
    const turn = new Promise<void>((resolve) => {
      entry.begin = resolve
      stop.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    entry.stop = stop
    entry.error = null
    entry.installed = false
    entry.run = turn.then(() => this.#run(entry, stop.signal))
    this.#set(entry, 'queued')
    this.#startNext()
  }

  #startNext(): void {
    const entries = [...this.#entries.values()]
    let free = atOnce - entries.filter(({ stop, begin }) => stop !== null && begin === null).length
    for (const entry of entries) {
      const { begin } = entry
      if (!begin || free <= 0) continue
      free -= 1
      entry.begin = null
      begin()
    }
  }

  async #run(entry: Entry, signal: AbortSignal): Promise<void> {
    const { model } = entry
    try {
      signal.throwIfAborted()
      await this.#fetchAll(entry, signal)
      this.#install(entry)
      entry.installed = true
      await this.#deps.folder.end(model.id)
      this.#entries.delete(model.id)
      this.#deps.events.changed('models', model.id)
      this.#tell(model.id, true)
    } catch (error) {
      entry.speed.reset()
      if (!signal.aborted) {
        entry.error = toWireError(error)
        this.#set(entry, 'failed')
      }
    } finally {
      entry.begin = null
      entry.stop = null
      this.#startNext()
    }
  }

  async #fetchAll(entry: Entry, signal: AbortSignal): Promise<void> {
    const { folder, fetchFile, mirror } = this.#deps
    const { model } = entry
    entry.settledBytes = 0
    for (const file of model.files) {
      const wanted = wantedFile(model, file, folder, mirror())
      entry.currentBytes = await folder.presentBytes(wanted.path)
      entry.speed.reset()
      const seen = await fetchFile(wanted, {
        signal,
        onStage: (stage) => {
          if (stage !== 'receiving') entry.speed.reset()
          this.#set(entry, stage)
        },
        onProgress: (done, total) => {
          entry.currentBytes = done
          if (total !== null) entry.sizes.set(file, total)
          entry.speed.note(done)
          this.#tell(model.id, false)
        },
      })
      if (file.sha256 === null) folder.pin(pinKey(model, file), seen)
      entry.sizes.set(file, seen.bytes)
      entry.settledBytes += seen.bytes
      entry.currentBytes = 0
    }
  }

  #install({ model }: Entry): void {
    const { folder, registry } = this.#deps
    const others = registry.list().filter(({ id }) => id !== model.id)
    registry.save([...others, recordOf(model, folder)])
  }

  async #halt(entry: Entry): Promise<void> {
    await entry.starting
    entry.stop?.abort()
    await entry.run
  }

  #set(entry: Entry, state: Download['state']): void {
    entry.state = state
    this.#tell(entry.model.id, true)
  }

  /** Says that something has changed: at once when it is of importance, else twice a second. */
  #tell(id: string, atOnceNow: boolean): void {
    const { events } = this.#deps
    const since = performance.now() - this.#told
    if (atOnceNow || since >= minEventGapMs) {
      clearTimeout(this.#telling)
      this.#telling = undefined
      this.#told = performance.now()
      events.changed('downloads', id)
    } else {
      this.#telling ??= setTimeout(() => this.#tell(id, true), minEventGapMs - since)
    }
  }
}
