import { Readable } from 'node:stream'
import { mountHandler } from '../../../src/main/electron/protocol.ts'
import type { Handler } from '../../../src/main/http/handler.ts'
import { startWebHost } from '../../../src/main/web/host.ts'

/** One way of reaching the handler. `init.signal` stands for the client going away. */
export interface Mount {
  name: string
  fetch(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

function direct(handler: Handler): Mount {
  return {
    name: 'direct call',
    fetch: (path, init) => handler(new Request(`http://direct.test${path}`, withDuplex(init))),
    close: async () => {},
  }
}

async function web(handler: Handler): Promise<Mount> {
  const host = await startWebHost({ handler })
  const signIn = await fetch(host.url, { redirect: 'manual' })
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    name: 'web host',
    fetch(path, init) {
      const headers = new Headers(init?.headers)
      headers.set('cookie', cookie)
      return fetch(host.origin + path, { ...withDuplex(init), headers, redirect: 'manual' })
    },
    close: () => host.close(),
  }
}

/**
 * Electron's protocol host as it behaves towards a handler: requests have no abort signal; the body is read through a node stream,
 * whose destruction (the page let go) becomes `cancel()` of the body.
 */
function electron(handler: Handler): Mount {
  let mounted: (request: Request) => Response | Promise<Response> = () => Response.error()
  const protocol: Parameters<typeof mountHandler>[0] = {
    handle(_scheme, handle) {
      mounted = handle
    },
  }
  mountHandler(protocol, handler)
  return {
    name: "model of Electron's protocol host",
    async fetch(path, init) {
      const { signal, ...rest } = withDuplex(init)
      const answer = await mounted(new Request(`app://iz${path}`, rest))
      const { status, headers } = answer
      if (!answer.body) return new Response(null, { status, headers })
      const node = Readable.fromWeb(answer.body as never)
      node.on('error', () => {})
      signal?.addEventListener('abort', () => node.destroy())
      return new Response(Readable.toWeb(node) as never, { status, headers })
    },
    close: async () => {},
  }
}

function withDuplex(init: RequestInit = {}): RequestInit {
  return init.body instanceof ReadableStream ? ({ ...init, duplex: 'half' } as RequestInit) : init
}

/** The three ways in; each new mount must be closed. */
export const mountKinds: [name: string, mount: (handler: Handler) => Mount | Promise<Mount>][] = [
  ['direct call', direct],
  ['web host', web],
  ["model of Electron's protocol host", electron],
]
