import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { PurgedTakes, RemovedTake, Take } from '#shared/api/interviews.ts'
import { IzError } from '#shared/error.ts'
import type { Job } from '#shared/job.ts'
import type { Peaks } from '#shared/media.ts'
import { needsProxy } from '../../domain/media/playable.ts'
import type { SettingsStore } from '../app/ports.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Disk } from '../files/ports.ts'
import { typedPath } from '../files/typed-path.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { TakeService, Upload } from '../services.ts'
import type { TakeRecord } from './ports.ts'
import { purgeTakes, removedTakes } from './removed-takes.ts'

export interface TakeDeps {
  session: LibrarySession
  events: EventBus
  jobs: JobQueue
  disk: Disk
  settings: SettingsStore
}

export class Takes implements TakeService {
  readonly #deps: TakeDeps

  constructor(deps: TakeDeps) {
    this.#deps = deps
  }

  async list(interviewId: string): Promise<Take[]> {
    const library = this.#deps.session.reading()
    found(library.interviews.get(interviewId), interviewId)
    return library.takes.list(interviewId).map((record) => this.#show(library, record))
  }

  async get(id: string): Promise<Take> {
    const library = this.#deps.session.reading()
    return this.#show(library, found(library.takes.get(id), id))
  }

  async peaks(id: string): Promise<Peaks | null> {
    const library = this.#deps.session.reading()
    found(library.takes.get(id), id)
    return library.files.readPeaks(id)
  }

  async importPath(interviewId: string, path: string): Promise<{ take: Take; job: Job }> {
    return this.importFrom(interviewId, path, this.#deps.settings.get().mediaPlacement)
  }

  /** The file is looked at by the job, so that one that is no recording leaves a take that says what is wrong with it. */
  async importFrom(
    interviewId: string,
    path: string,
    placement: Take['placement'],
  ): Promise<{ take: Take; job: Job }> {
    const library = this.#deps.session.writing()
    const file = this.#existing(path)
    return this.#add(library, interviewId, { name: basename(file), path: file, placement })
  }

  async importUpload(
    interviewId: string,
    upload: Upload,
    signal: AbortSignal,
  ): Promise<{ take: Take; job: Job }> {
    const library = this.#deps.session.writing()
    found(library.interviews.get(interviewId), interviewId)
    const path = await library.files.receive(upload, signal)
    const name = upload.name.split(/[/\\]/).at(-1) || basename(path)
    try {
      return this.#add(library, interviewId, { name, path, placement: 'copy' })
    } catch (error) {
      // Nothing points to it: the interview was removed while it was coming, or the library is closing.
      await library.files.removeInside(path).catch(() => {})
      throw error
    }
  }

  async remove(id: string): Promise<void> {
    const { events, jobs, session } = this.#deps
    const library = session.writing()
    const take = found(library.takes.get(id), id)
    const work = new Set(library.takes.work([id]))
    void jobs.cancelFor(({ subjectId }) => subjectId !== null && work.has(subjectId))
    library.transaction(() => {
      library.history.record('take_remove', take.name, library.takes.remove(id, new Date().toISOString()))
    })
    events.changed('takes', id)
    events.changed('interviews', take.interviewId)
    events.changed('history')
  }

  async relink(id: string, path: string): Promise<Take> {
    const { disk, events, jobs, session } = this.#deps
    const library = session.writing()
    const take = found(library.takes.get(id), id)
    const file = this.#existing(path)
    if (take.fingerprint !== null && (await disk.fingerprint(file)) !== take.fingerprint) {
      throw new IzError('media_different', { file: basename(file), expected: take.name })
    }
    library.takes.update(id, {
      path: file,
      placement: library.files.isInside(file) ? 'copy' : 'reference',
    })
    if (take.importedAt === null) {
      const job = library.jobs.latest(id, 'import')
      if (!job) this.#startImport(take)
      else if (!jobs.isActive(job.id)) await jobs.retry(job.id)
    }
    events.changed('takes', id)
    return this.get(id)
  }

  removed(): Promise<RemovedTake[]> {
    return removedTakes(this.#deps)
  }

  purge(ids: readonly string[]): Promise<PurgedTakes> {
    return purgeTakes(this.#deps, ids)
  }

  /** Imports again what has lost its derived files, because the cache was emptied or did not come along with a copied library. */
  refillCache(): void {
    const library = this.#deps.session.current()
    if (!library || library.readOnly) return
    for (const take of library.takes.all()) {
      if (take.importedAt === null || !take.info || !this.#deps.disk.isFile(take.path)) continue
      const lacksPeaks = take.info.audio !== null && !library.files.hasCached(take.id, 'peaks.json')
      const lacksPoster = take.info.video !== null && !library.files.hasCached(take.id, 'poster.jpg')
      const lacksProxy = needsProxy(take.info) && !library.files.hasCached(take.id, 'proxy.mp4')
      if (lacksPeaks || lacksPoster || lacksProxy) this.#startImport(take)
    }
  }

  #add(
    library: Library,
    interviewId: string,
    file: Pick<TakeRecord, 'name' | 'path' | 'placement'>,
  ): { take: Take; job: Job } {
    found(library.interviews.get(interviewId), interviewId)
    const record: TakeRecord = {
      ...file,
      id: randomUUID(),
      interviewId,
      fingerprint: null,
      info: null,
      importedAt: null,
      createdAt: new Date().toISOString(),
    }
    const job = library.transaction(() => {
      library.takes.insert(record)
      return this.#startImport(record)
    })
    this.#deps.events.changed('takes', record.id)
    this.#deps.events.changed('interviews', interviewId)
    return { take: this.#show(library, record), job }
  }

  #startImport(take: TakeRecord): Job {
    return this.#deps.jobs.start(
      'import',
      { takeId: take.id },
      { interviewId: take.interviewId, subjectId: take.id, title: take.name },
    )
  }

  #show(library: Library, record: TakeRecord): Take {
    const { files } = library
    return {
      id: record.id,
      interviewId: record.interviewId,
      name: record.name,
      placement: record.placement,
      info: record.info,
      hasPeaks: files.hasCached(record.id, 'peaks.json'),
      hasPoster: files.hasCached(record.id, 'poster.jpg'),
      hasProxy: files.hasCached(record.id, 'proxy.mp4'),
      status: this.#status(library, record),
      createdAt: record.createdAt,
    }
  }

  #status(library: Library, record: TakeRecord): Take['status'] {
    if (!this.#deps.disk.isFile(record.path)) return 'missing'
    if (record.importedAt !== null) return 'ready'
    const state = library.jobs.latest(record.id, 'import')?.state
    return state === 'queued' || state === 'running' ? 'importing' : 'failed'
  }

  #existing(path: string): string {
    const file = typedPath(path)
    if (!this.#deps.disk.isFile(file)) throw new IzError('file_missing', { file: basename(file) })
    return file
  }
}
