import type { AppEvent, ChangedEntity } from '#shared/api/events.ts'
import type { EventService, EventsFrom } from '../services.ts'

type Listener = (id: number, event: AppEvent) => void

/** How many events can be fetched again after a broken connection. */
const eventsKept = 1000

/** What is only of its moment, words and toasts, is not told late. */
const lasting: ReadonlySet<AppEvent['type']> = new Set(['changed', 'job', 'reset'])

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

  /** Another library is open: what happened in the one before is told to nobody any more, and all listeners hear a `reset`. */
  startOver(): void {
    this.#kept.length = 0
    this.emit({ type: 'reset' })
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

  #catchUp(sinceMs: number, listener: Listener): void {
    const [oldest] = this.#kept
    if (oldest && oldest.at >= sinceMs && this.#kept.length === eventsKept) {
      deliver(listener, this.#lastId, { type: 'reset' })
      return
    }
    const since = this.#kept.filter(({ event, at }) => at >= sinceMs && lasting.has(event.type))
    // How a job stands, not how it came there: its end is not news to a window that has it already.
    const newest = new Map(since.map(({ id, event }) => [event.type === 'job' ? event.job.id : id, id]))
    for (const { id, event } of since) {
      if (event.type !== 'job' || newest.get(event.job.id) === id) deliver(listener, id, event)
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
