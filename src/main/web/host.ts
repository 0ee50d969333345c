import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IzError } from '#shared/error.ts'
import { secure } from '../http/csp.ts'
import { errorResponse } from '../http/errors.ts'
import type { Handler } from '../http/handler.ts'
import { answer, sendResponse } from './bridge.ts'
import { Guard, type Verdict } from './guard.ts'
import { refusalPage, refusalPolicy } from './refusal.ts'

export interface WebHost {
  /** The address to open, with its one-time token. */
  url: string
  /** The same without the token. */
  origin: string
  port: number
  /** Breaks what is open and frees the port. */
  close(): Promise<void>
}

function redirectHome(setCookie: string | null): Response {
  const headers = new Headers({ location: '/', 'cache-control': 'no-store' })
  if (setCookie) headers.set('set-cookie', setCookie)
  return new Response(null, { status: 303, headers })
}

function refuse(message: IncomingMessage): Response {
  if (!message.headers.accept?.includes('text/html')) return errorResponse(new IzError('not_allowed'))
  return new Response(refusalPage, {
    status: 403,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': refusalPolicy,
    },
  })
}

function responseOf(verdict: Exclude<Verdict, { kind: 'let_in' }>, message: IncomingMessage): Response {
  switch (verdict.kind) {
    case 'exchange':
      return redirectHome(verdict.setCookie)
    case 'go_home':
      return redirectHome(null)
    case 'refuse':
      return refuse(message)
  }
}

/**
 * Mounts the handler on 127.0.0.1 (`port` 0: any free one). Every request passes the guard before it is routed; there are no CORS
 * headers. Rejects with the system's error when the port is taken.
 */
export async function startWebHost(options: {
  handler: Handler
  port?: number
  onError?: (error: unknown, where: string) => void
}): Promise<WebHost> {
  let guard: Guard | null = null

  async function serve(message: IncomingMessage, reply: ServerResponse): Promise<void> {
    const verdict = guard?.judge(message) ?? { kind: 'refuse', why: 'host' }
    if (verdict.kind === 'let_in') {
      await answer(options.handler, message, reply, `http://${message.headers.host}`)
      return
    }
    // The rest of a refused upload is not worth reading.
    if (!message.complete && verdict.kind === 'refuse') reply.setHeader('connection', 'close')
    await sendResponse(reply, secure(responseOf(verdict, message)), message.method === 'HEAD')
  }

  const server = createServer({ maxHeaderSize: 64 * 1024 }, (message, reply) => {
    serve(message, reply).catch((error: unknown) => {
      options.onError?.(error, 'web host')
      if (!reply.headersSent) reply.statusCode = 500
      reply.end()
    })
  })
  // A recording of many gigabytes and the event stream both outlast any limit on the whole request; headers must come at once.
  server.requestTimeout = 0
  server.timeout = 0
  server.headersTimeout = 30_000
  server.keepAliveTimeout = 60_000

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  guard = new Guard(port)
  const origin = `http://127.0.0.1:${port}`
  return {
    url: `${origin}/?token=${guard.token}`,
    origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
