import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handler } from '../http/handler.ts'

/** How much of an upload waits in memory while the disk is slower than the network. */
const uploadBacklogBytes = 1024 * 1024

interface Upload {
  body: ReadableStream<Uint8Array>
  /** Reads the rest away, so that a client still sending gets to read the response. */
  letRunOff(): void
}

/** The body of a request as a web stream that errors when the client goes away before its end. */
function receive(message: IncomingMessage): Upload {
  let unwanted = false
  const letRunOff = () => {
    unwanted = true
    message.resume()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.on('data', (chunk: Buffer) => {
          if (unwanted) return
          controller.enqueue(chunk)
          if ((controller.desiredSize ?? 0) <= 0) message.pause()
        })
        message.once('end', () => {
          if (!unwanted) controller.close()
        })
        message.once('close', () => {
          if (!message.complete) controller.error(new DOMException('The client went away', 'AbortError'))
        })
        message.pause()
      },
      pull() {
        message.resume()
      },
      cancel: letRunOff,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: uploadBacklogBytes }),
  )
  return { body, letRunOff }
}

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    headers.append(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '')
  }
  return headers
}

function untilDrained(reply: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      reply.off('drain', done)
      reply.off('close', done)
      resolve()
    }
    reply.on('drain', done)
    reply.on('close', done)
  })
}

/** Writes a response to a node reply, no faster than the client reads; a client that goes away cancels the body. */
export async function sendResponse(reply: ServerResponse, response: Response, head: boolean): Promise<void> {
  reply.statusCode = response.status
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.setHeader('set-cookie', cookies)
  if (!response.body || head) {
    await response.body?.cancel()
    reply.end()
    return
  }
  const reader = response.body.getReader()
  const onClose = () => {
    if (!reply.writableEnded) reader.cancel().catch(() => {})
  }
  if (reply.destroyed) onClose()
  reply.once('close', onClose)
  reply.flushHeaders()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || reply.destroyed) break
      if (!reply.write(value)) await untilDrained(reply)
    }
    reply.end()
  } catch {
    // The status has gone out; breaking the connection is the only way left to say that the body is not whole.
    reply.destroy()
  }
}

/** Answers one node request by the handler. `origin` is what the handler sees before the path. */
export async function answer(
  handler: Handler,
  message: IncomingMessage,
  reply: ServerResponse,
  origin: string,
): Promise<void> {
  const gone = new AbortController()
  reply.once('close', () => {
    if (!reply.writableEnded) gone.abort(new DOMException('The client went away', 'AbortError'))
  })
  const method = message.method ?? 'GET'
  const upload = ['GET', 'HEAD'].includes(method) ? null : receive(message)
  const request = new Request(origin + message.url, {
    method,
    headers: headersOf(message),
    signal: gone.signal,
    ...(upload ? { body: upload.body, duplex: 'half' as const } : {}),
  })
  const response = await handler(request)
  await sendResponse(reply, response, method === 'HEAD')
  if (!message.complete) upload?.letRunOff()
}
