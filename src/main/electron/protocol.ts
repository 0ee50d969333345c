import type { Protocol } from 'electron'
import type { Handler } from '../http/handler.ts'

const scheme = 'app'
const host = 'iz'

/** The page's address without its path. No port is opened: only this app's own windows can ask for it. */
export const appOrigin = `${scheme}://${host}`

/** Whether an address is one of the app's own. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${scheme}:` && url.host === host && url.username === '' && url.password === ''
}

/**
 * Makes `app:` behave like https: an origin of its own, secure context, fetch, streamed media, cached code. Must run before the app is
 * ready (https://www.electronjs.org/docs/latest/api/protocol#protocolregisterschemesasprivilegedcustomschemes).
 */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/**
 * Mounts the handler. Electron's requests carry no abort signal: when a player lets go of a stream, `cancel()` of the response's body is
 * what fires. Electron does not cut ranges out of a response either; the handler does.
 */
export function mountHandler(protocol: Pick<Protocol, 'handle'>, handler: Handler): void {
  protocol.handle(scheme, async (request) => {
    if (!isAppAddress(request.url)) return new Response(null, { status: 404 })
    return handler(request)
  })
}
