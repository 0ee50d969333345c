import { type AppEvent, appEventSchema } from '#shared/api/events.ts'

/** The server sends a heartbeat every 15 s; longer silence than this means that the stream is dead. */
const silenceLimitMs = 40_000
/** What a request may take to arrive; a change told twice does no harm. */
const onTheWayMs = 1000
const retryDelaysMs = [300, 700, 1500, 3000, 5000]

export interface EventStreamHandlers {
  onEvent(event: AppEvent): void
  /**
   * `up` after every successful connection, `down` when it breaks, `refused` when the app answers that this window is a stranger; `gap` is true
   * when events may have been missed.
   */
  onState(state: 'up' | 'down' | 'refused', gap: boolean): void
}

/**
 * Follows `/events` for as long as the window lives, over `fetch` (EventSource does not work on the desktop shell's scheme).
 * Reconnects by itself and goes on after the last event it saw. Returns the function that stops it.
 */
export function followEvents(handlers: EventStreamHandlers): () => void {
  const stop = new AbortController()
  let lastId: string | null = null
  let attempts = 0

  const run = async () => {
    while (!stop.signal.aborted) {
      const attempt = new AbortController()
      let isRefused = false
      const onStop = () => attempt.abort()
      stop.signal.addEventListener('abort', onStop)
      let watchdog = 0
      const alive = () => {
        window.clearTimeout(watchdog)
        watchdog = window.setTimeout(() => attempt.abort(), silenceLimitMs)
      }
      try {
        // What the window shows was asked for before it listens: what changed since the page began to load is told first.
        const query =
          lastId === null
            ? `?ago=${Math.ceil(performance.now()) + onTheWayMs}`
            : `?after=${encodeURIComponent(lastId)}`
        const response = await fetch(`/events${query}`, {
          signal: attempt.signal,
          headers: { accept: 'text/event-stream' },
          cache: 'no-store',
        })
        isRefused = response.status === 403
        if (!response.ok || !response.body) throw new Error(`events: HTTP ${response.status}`)
        handlers.onState('up', attempts > 0 && lastId === null)
        attempts = 0
        alive()
        for await (const message of messages(response.body, alive)) {
          if (message.id !== null) lastId = message.id
          const parsed = appEventSchema.safeParse(JSON.parse(message.data))
          if (parsed.success) handlers.onEvent(parsed.data)
        }
      } catch {
        // a broken stream is the normal way for it to end; the state below tells the person
      } finally {
        window.clearTimeout(watchdog)
        stop.signal.removeEventListener('abort', onStop)
        attempt.abort()
      }
      if (stop.signal.aborted) return
      handlers.onState(isRefused ? 'refused' : 'down', false)
      const delay = retryDelaysMs[Math.min(attempts, retryDelaysMs.length - 1)] ?? 5000
      attempts += 1
      await new Promise((resolve) => window.setTimeout(resolve, delay))
    }
  }
  void run()
  return () => stop.abort()
}

async function* messages(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<{ id: string | null; data: string }> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let buffer = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    onBytes()
    buffer += decoder.decode(value, { stream: true }).replaceAll('\r\n', '\n')
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      const block = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      let id: string | null = null
      const data: string[] = []
      for (const line of block.split('\n')) {
        if (line.startsWith('id:')) id = line.slice(3).trim()
        if (line.startsWith('data:')) data.push(line.slice(5).trimStart())
      }
      if (data.length > 0) yield { id, data: data.join('\n') }
    }
  }
}
