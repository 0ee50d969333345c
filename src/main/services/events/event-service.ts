import type { AppEvent, ChangedEntity } from '#shared/api/events.ts'
import type { EventService, EventsFrom } from '../services.ts'

type Listener = (id: number, event: AppEvent) => void

/** How many events can be fetched again after a broken connection. */
const eventsKept = 1000

/** The one stream of what happens: everything that changes something says so here. */
export class EventBus implements EventService {
  /** Numbers go on above those of any earlier run, so that a window that was open across a restart notices the break. */
  #lastId: number
  readonly #kept: { id: number; event: AppEvent; at: number }[] = []
  readonly #listeners = new Set<Listener>()

  constructor(startedAtMs = Date.now()) {
    this.#lastId = startedAtMs * 1000
  }

  emit(event: AppEvent): void {
    this.#lastId += 1
    this.#kept.push({ id: this.#lastId, event, at: performance.now() })
    if (this.#kept.length > eventsKept) this.#kept.shift()
    for (const listener of [...this.#listeners]) deliver(listener, this.#lastId, event)
  }

  changed(entity: ChangedEntity, id: string | null = null): void {
    this.emit({ type: 'changed', entity, id })
  }

  subscribe(from: EventsFrom, listener: Listener): () => void {
    if (typeof from === 'number') this.#resume(from, listener)
    else if (from !== null) this.#catchUp(performance.now() - from.agoMs, listener)
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #resume(after: number, listener: Listener): void {
    const oldest = this.#lastId - this.#kept.length
    if (after < oldest || after > this.#lastId) deliver(listener, this.#lastId, { type: 'reset' })
    else for (const { id, event } of [...this.#kept]) if (id > after) deliver(listener, id, event)
  }

  /** What is only of its moment, words and toasts, is not told late. */
  #catchUp(sinceMs: number, listener: Listener): void {
    const [oldest] = this.#kept
    if (oldest && oldest.at >= sinceMs && this.#kept.length === eventsKept) {
      deliver(listener, this.#lastId, { type: 'reset' })
      return
    }
    for (const { id, event, at } of [...this.#kept]) {
      if (at >= sinceMs && (event.type === 'changed' || event.type === 'job')) deliver(listener, id, event)
    }
  }
}

/** A listener that fails (a window that has just gone) must not stop the work that made the event. */
function deliver(listener: Listener, id: number, event: AppEvent): void {
  try {
    listener(id, event)
  } catch (error) {
    console.error(error)
  }
}
