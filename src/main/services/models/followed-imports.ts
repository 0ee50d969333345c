import type { ImportReport } from '#shared/api/models.ts'
import type { EventBus } from '../events/event-service.ts'
import type { ModelService } from './service.ts'

/** What a window draws of a progress; every block of a file would be hundreds of events a second. */
const minEventGapMs = 100

/** Imports that a window follows, and can stop, by an id of its own. */
export class FollowedImports {
  readonly #importFrom: ModelService['importFrom']
  readonly #events: EventBus
  readonly #running = new Map<string, AbortController>()

  constructor(importFrom: ModelService['importFrom'], events: EventBus) {
    this.#importFrom = importFrom
    this.#events = events
  }

  async run(importId: string, path: string, signal: AbortSignal): Promise<ImportReport> {
    const stop = new AbortController()
    this.#running.set(importId, stop)
    let toldAt = Number.NEGATIVE_INFINITY
    try {
      return await this.#importFrom(path, {
        signal: AbortSignal.any([stop.signal, signal]),
        onProgress: (done, total) => {
          if (total === null || (done < total && performance.now() - toldAt < minEventGapMs)) return
          toldAt = performance.now()
          this.#events.emit({ type: 'import_progress', importId, done, total })
        },
      })
    } finally {
      this.#running.delete(importId)
    }
  }

  stop(importId: string): void {
    this.#running.get(importId)?.abort()
  }
}
