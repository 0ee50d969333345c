import { randomUUID } from 'node:crypto'
import { IzError, toWireError, type WireError } from '#shared/error.ts'
import type { Job, JobKind, JobState, Progress } from '#shared/job.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { JobService } from '../services.ts'
import { canGiveWay, isShortPart, laneOf, lanes, turnOf } from './lanes.ts'
import type { JobInputs, JobResults, StoredJob } from './ports.ts'
import { ProgressReporter } from './progress-reporter.ts'
import { isStillNeeded } from './still-needed.ts'

export interface JobContext {
  library: Library
  /** Aborted when the job is cancelled or the library closes; the runner must then end within a second. */
  signal: AbortSignal
  progress(stage: string, unit: Progress['unit'], done: number, total: number | null): void
  log(line: string): void
}

/** Does the work of one kind of job. Called again for a retry, so it must cope with what an earlier run left. */
export type JobRunner<K extends JobKind> = (job: StoredJob<K>, context: JobContext) => Promise<JobResults[K]>
export type JobRunners = { [K in JobKind]: JobRunner<K> }

/** A cancel answers within a second, whether or not the work has let go by then. */
const cancelWaitMs = 800
const closeWaitMs = 4000
/** What a job's row carries of an error's detail; all of it is in the log. */
const detailLength = 2000

interface Running {
  job: StoredJob
  library: Library
  controller: AbortController
  /** What the job becomes when its work ends because of an abort. */
  abortedState: JobState
  ended: Promise<void>
}

const idle: Progress = { unit: 'ms', done: 0, total: null, stage: null, etaMs: null }
const endedStates: readonly JobState[] = ['done', 'failed', 'cancelled', 'interrupted']

/** Runs what takes long, in the order it was asked for, and keeps its state in the library. */
export class JobQueue implements JobService {
  readonly #session: LibrarySession
  readonly #events: EventBus
  readonly #runners: () => JobRunners
  readonly #waiting: StoredJob[] = []
  readonly #running = new Map<string, Running>()
  /** How much was done of the jobs that gave way, and have not ended yet, when they last did. */
  readonly #gaveWayAt = new Map<string, number>()
  /** The library whose jobs have been ended, or are being: it takes in no more. */
  #closed: Library | null = null

  constructor(session: LibrarySession, events: EventBus, runners: () => JobRunners) {
    this.#session = session
    this.#events = events
    this.#runners = runners
  }

  async list(): Promise<Job[]> {
    return this.#session
      .reading()
      .jobs.list()
      .map((job) => publicJob(this.#running.get(job.id)?.job ?? job))
  }

  /**
   * Queues a job. One that is already at the same work is returned instead.
   * @throws library_not_open, also while it closes; library_read_only
   */
  start<K extends JobKind>(
    kind: K,
    input: JobInputs[K],
    about: Pick<Job, 'interviewId' | 'subjectId' | 'title'>,
  ): Job {
    const library = this.#accepting()
    const wanted = JSON.stringify(input)
    const active = this.#active().find(
      (job) => job.kind === kind && !endedStates.includes(job.state) && JSON.stringify(job.input) === wanted,
    )
    if (active) return publicJob(active)
    const job: StoredJob<K> = {
      ...about,
      id: randomUUID(),
      kind,
      input,
      state: 'queued',
      progress: idle,
      error: null,
      result: null,
      createdAt: new Date().toISOString(),
      startedAt: null,
      endedAt: null,
    }
    library.jobs.insert(job)
    this.#enqueue(job)
    return publicJob(job)
  }

  async cancel(id: string): Promise<Job> {
    const library = this.#session.writing()
    const job = found(library.jobs.get(id), id)
    const waiting = this.#waiting.findIndex((other) => other.id === id)
    if (waiting >= 0) {
      this.#waiting.splice(waiting, 1)
      return publicJob(this.#end(library, job, 'cancelled', null))
    }
    const running = this.#running.get(id)
    if (!running) return publicJob(job)
    running.abortedState = 'cancelled'
    running.controller.abort()
    await Promise.race([running.ended, timeout(cancelWaitMs)])
    if (!endedStates.includes(running.job.state)) this.#end(library, running.job, 'cancelled', null)
    return publicJob(running.job)
  }

  async retry(id: string): Promise<Job> {
    const library = this.#accepting()
    const job = found(library.jobs.get(id), id)
    if (!['failed', 'cancelled', 'interrupted'].includes(job.state) || this.#running.has(id)) {
      throw new IzError('not_allowed', { id })
    }
    Object.assign(job, { state: 'queued', progress: idle, error: null, result: null })
    Object.assign(job, { startedAt: null, endedAt: null })
    // What has been finished of it is kept: the runner goes on from there.
    library.jobs.update(job)
    this.#enqueue(job)
    return publicJob(job)
  }

  /** Forgets what has ended, but for what a person would go on with. */
  async clear(): Promise<void> {
    const library = this.#session.writing()
    const all = library.jobs.list()
    const ended = all.filter(
      (job) =>
        endedStates.includes(job.state) && !this.#running.has(job.id) && !isStillNeeded(job, all, library),
    )
    library.jobs.delete(ended.map((job) => job.id))
    this.#events.changed('app')
  }

  /** Cancels what is queued or running for these takes or clips, because they are being removed; done when all of it has ended. */
  async cancelFor(isFor: (job: Job) => boolean): Promise<void> {
    const active = this.#active().filter(isFor)
    await Promise.allSettled(active.map((job) => this.cancel(job.id)))
  }

  /** The jobs that wait, then those that run. */
  #active(): StoredJob[] {
    return [...this.#waiting, ...[...this.#running.values()].map(({ job }) => job)]
  }

  isActive(id: string): boolean {
    return this.#running.has(id) || this.#waiting.some((job) => job.id === id)
  }

  /** Ends every job of the library; they can be retried when it is open again. */
  async close(): Promise<void> {
    const library = this.#session.current()
    this.#closed = library
    for (const job of this.#waiting.splice(0)) {
      if (library) this.#end(library, job, 'interrupted', { code: 'interrupted', params: {} })
    }
    const running = [...this.#running.values()]
    for (const one of running) {
      one.abortedState = 'interrupted'
      one.controller.abort()
    }
    await Promise.race([Promise.all(running.map(({ ended }) => ended)), timeout(closeWaitMs)])
    for (const { job, library } of running) {
      if (!endedStates.includes(job.state)) {
        this.#end(library, job, 'interrupted', { code: 'interrupted', params: {} })
      }
    }
  }

  /** A job that was taken in while the others are ended would go on in the library that is opened next. */
  #accepting(): Library {
    const library = this.#session.writing()
    if (library === this.#closed) throw new IzError('library_not_open')
    return library
  }

  #enqueue(job: StoredJob): void {
    this.#waiting.push(job)
    this.#emit(job)
    // Not at once: the caller gets its job as queued first.
    queueMicrotask(() => this.#fill())
  }

  #fill(): void {
    const library = this.#session.current()
    if (!library || library === this.#closed) return
    const turn = (job: StoredJob) => turnOf(job, this.#gaveWayAt.has(job.id))
    for (const job of this.#waiting.toSorted((a, b) => turn(a) - turn(b))) {
      const lane = laneOf(job)
      const busy = [...this.#running.values()].filter((other) => laneOf(other.job) === lane)
      if (busy.length >= lanes[lane]) {
        if (isShortPart(job)) for (const other of busy) this.#giveWay(other)
        continue
      }
      this.#waiting.splice(this.#waiting.indexOf(job), 1)
      this.#run(library, job)
    }
  }

  /** Stops a job that can go on later, so that what waits for its lane comes first. */
  #giveWay(running: Running): void {
    const { job, controller } = running
    if (controller.signal.aborted || !canGiveWay(job, this.#gaveWayAt.get(job.id) ?? null)) return
    running.abortedState = 'queued'
    controller.abort()
  }

  #run(library: Library, job: StoredJob): void {
    const running: Running = {
      job,
      library,
      controller: new AbortController(),
      abortedState: 'cancelled',
      ended: Promise.resolve(),
    }
    this.#running.set(job.id, running)
    Object.assign(job, { state: 'running', startedAt: new Date().toISOString() })
    running.ended = this.#work(running).finally(() => {
      this.#running.delete(job.id)
      this.#fill()
    })
  }

  async #work({ job, library, controller }: Running): Promise<void> {
    const { signal } = controller
    const log = (line: string) => quietly(() => library.jobs.log(job.id, line, new Date().toISOString()))
    const reporter = new ProgressReporter({
      show: (progress) => {
        if (signal.aborted || job.state !== 'running') return
        job.progress = progress
        this.#emit(job)
        // Whether it can give way may have changed.
        if (this.#waiting.some(isShortPart)) this.#fill()
      },
      keep: () => quietly(() => library.jobs.update(job)),
    })
    try {
      library.jobs.update(job)
      this.#emit(job)
      log('running')
      const context: JobContext = { library, signal, log, progress: reporter.report.bind(reporter) }
      // Each runner takes its own kind of job; the map's type says so, but not to the compiler across the union.
      const runner = this.#runners()[job.kind] as JobRunner<JobKind>
      job.result = await runner(job, context)
      this.#end(library, job, 'done', null)
    } catch (error) {
      const state = this.#running.get(job.id)?.abortedState ?? 'cancelled'
      const wire = toWireError(error)
      if (!signal.aborted && wire.code !== 'cancelled') this.#fail(library, job, wire, log)
      else if (state === 'queued') this.#putBack(library, job, log)
      else if (state === 'interrupted') this.#end(library, job, state, { code: 'interrupted', params: {} })
      else this.#end(library, job, 'cancelled', null)
    }
  }

  /** A job that gave way waits again, before the others of its turn. */
  #putBack(library: Library, job: StoredJob, log: (line: string) => void): void {
    if (endedStates.includes(job.state)) return
    this.#gaveWayAt.set(job.id, job.progress.done)
    Object.assign(job, { state: 'queued', startedAt: null, progress: { ...job.progress, etaMs: null } })
    this.#waiting.unshift(job)
    quietly(() => library.jobs.update(job))
    log('gave way')
    this.#emit(job)
  }

  #fail(library: Library, job: StoredJob, wire: WireError, log: (line: string) => void): void {
    log(`${wire.code} ${JSON.stringify(wire.params)} ${wire.detail ?? ''}`)
    if (wire.code === 'interrupted') {
      this.#end(library, job, 'interrupted', { code: 'interrupted', params: {} })
      return
    }
    const { detail, ...rest } = wire
    const state = wire.code === 'worker_killed' ? 'interrupted' : 'failed'
    this.#end(library, job, state, detail ? { ...rest, detail: detail.slice(-detailLength) } : rest)
  }

  #end(library: Library, job: StoredJob, state: JobState, error: WireError | null): StoredJob {
    // A cancel that was answered before the work let go stays what it was.
    if (endedStates.includes(job.state)) return job
    this.#gaveWayAt.delete(job.id)
    const progress = { ...job.progress, etaMs: null }
    Object.assign(job, { state, error, progress, endedAt: new Date().toISOString() })
    quietly(() => {
      library.jobs.update(job)
      library.jobs.log(job.id, state, new Date().toISOString())
    })
    this.#emit(job)
    if (job.kind === 'import') this.#events.changed('takes', job.subjectId)
    return job
  }

  #emit(job: StoredJob): void {
    this.#events.emit({ type: 'job', job: publicJob(job) })
  }
}

function publicJob(job: StoredJob): Job {
  const { input: _, ...shown } = job
  return shown
}

/** A full disk or a library closed meanwhile must not turn the bookkeeping of a job into a crash of the app. */
function quietly(work: () => void): void {
  try {
    work()
  } catch (error) {
    console.error(error)
  }
}

function timeout(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
