import type { Progress } from '#shared/job.ts'
import { EtaEstimator } from './eta.ts'

const showEveryMs = 100
const keepEveryMs = 1000

/** Turns a runner's reports into a job's progress: shown ten times a second at most, kept in the library once a second. */
export class ProgressReporter {
  readonly #sink: { show(progress: Progress): void; keep(): void }
  #eta = new EtaEstimator()
  #stage: string | null = null
  #shownAt = Number.NEGATIVE_INFINITY
  #keptAt = performance.now()

  constructor(sink: { show(progress: Progress): void; keep(): void }) {
    this.#sink = sink
  }

  report(stage: string, unit: Progress['unit'], done: number, total: number | null): void {
    const now = performance.now()
    const isNewStage = stage !== this.#stage
    if (isNewStage) this.#eta = new EtaEstimator()
    this.#stage = stage
    const etaMs = this.#eta.update(now, done, total)
    const isComplete = total !== null && done >= total
    if (!isNewStage && !isComplete && now - this.#shownAt < showEveryMs) return
    this.#shownAt = now
    this.#sink.show({ unit, done, total, stage, etaMs })
    if (now - this.#keptAt < keepEveryMs) return
    this.#keptAt = now
    this.#sink.keep()
  }
}
