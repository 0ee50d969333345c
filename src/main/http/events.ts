import type { AppEvent } from '#shared/api/events.ts'
import { IzError } from '#shared/error.ts'
import type { EventService, EventsFrom } from '../services/services.ts'

const heartbeatMs = 15_000
/** A client that has not read this many bytes of events is let go; it comes back and resumes where it was. */
const backlogBytes = 4 * 1024 * 1024

function startOf(request: Request, url: URL): EventsFrom {
  // A reconnecting EventSource repeats its address and adds the header, so the header is the newer of the two.
  const text = request.headers.get('last-event-id') ?? url.searchParams.get('after')
  if (text !== null && text !== '') return numberOf(text, 'after')
  const ago = url.searchParams.get('ago')
  return ago === null ? null : { agoMs: numberOf(ago, 'ago') }
}

function numberOf(text: string, field: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new IzError('invalid_input', { field })
  return Number(text)
}

/**
 * The stream of events as `text/event-stream`; resumes after the event the client names (`after`), or begins with the changes of the
 * last `ago` ms. A comment goes out every 15 s so that a
 * dead connection is noticed.
 * @throws invalid_input when either is not a number
 */
export function eventStream(request: Request, url: URL, events: EventService): Response {
  const from = startOf(request, url)
  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let over = false
        let unsubscribe = () => {}
        const end = (how: () => void) => {
          if (over) return
          over = true
          clearInterval(heartbeat)
          request.signal.removeEventListener('abort', onAbort)
          unsubscribe()
          how()
        }
        const send = (text: string) => {
          if (over) return
          controller.enqueue(encoder.encode(text))
          if ((controller.desiredSize ?? 0) < 0) end(() => controller.close())
        }
        const onAbort = () => end(() => controller.error(request.signal.reason))
        const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs)
        stop = () => end(() => {})
        if (request.signal.aborted) return onAbort()
        request.signal.addEventListener('abort', onAbort, { once: true })
        send('retry: 1000\n\n')
        try {
          unsubscribe = events.subscribe(from, (id: number, event: AppEvent) => {
            send(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`)
          })
        } catch (error) {
          end(() => controller.error(error))
        }
        if (over) unsubscribe()
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: backlogBytes }),
  )
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  })
}
