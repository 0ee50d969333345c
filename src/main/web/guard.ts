import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Equal or not in a time that tells nothing about where two secrets differ. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}

/** What the guard says to a request: `let_in`, `exchange` the token for the cookie, `go_home` (has the cookie already), or why not. */
export type Verdict =
  | { kind: 'let_in' }
  | { kind: 'exchange'; setCookie: string }
  | { kind: 'go_home' }
  | { kind: 'refuse'; why: 'method' | 'address' | 'host' | 'origin' | 'site' | 'token' | 'cookie' }

export interface IncomingRequest {
  method?: string | undefined
  url?: string | undefined
  headers: IncomingHttpHeaders
}

/**
 * Who may talk to the web host. Another page in the same browser, another user of the machine and a rebound DNS name all reach the
 * port; none of them has the token, the cookie, the exact Host, and an absent or equal Origin.
 */
export class Guard {
  /** In the address the app prints; works once. */
  readonly token = randomBytes(32).toString('base64url')
  readonly #cookie = randomBytes(32).toString('base64url')
  readonly #cookieName: string
  readonly #hosts: readonly string[]
  #tokenUsed = false

  constructor(port: number) {
    // Cookies do not tell ports apart; the name does, so that two running apps do not sign each other out.
    this.#cookieName = `iz_${port}`
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  }

  judge({ method, url, headers }: IncomingRequest): Verdict {
    if (!['GET', 'HEAD', 'POST', 'PUT'].includes(method ?? '')) return { kind: 'refuse', why: 'method' }
    if (!url?.startsWith('/')) return { kind: 'refuse', why: 'address' }
    const host = headers.host
    if (host === undefined || !this.#hosts.includes(host)) return { kind: 'refuse', why: 'host' }
    if (headers.origin !== undefined && headers.origin !== `http://${host}`) {
      return { kind: 'refuse', why: 'origin' }
    }
    if (!this.#siteAllowed(method, headers)) return { kind: 'refuse', why: 'site' }

    const cookie = cookieOf(headers.cookie, this.#cookieName)
    const signedIn = cookie !== null && sameSecret(cookie, this.#cookie)
    const { pathname, searchParams } = new URL(`http://${host}${url}`)
    const token = pathname === '/' && method === 'GET' ? searchParams.get('token') : null
    if (token === null) return signedIn ? { kind: 'let_in' } : { kind: 'refuse', why: 'cookie' }
    if (signedIn) return { kind: 'go_home' }
    if (this.#tokenUsed || !sameSecret(token, this.token)) return { kind: 'refuse', why: 'token' }
    this.#tokenUsed = true
    const setCookie = `${this.#cookieName}=${this.#cookie}; Path=/; HttpOnly; SameSite=Strict`
    return { kind: 'exchange', setCookie }
  }

  /** `none` is an address a person typed or another program opened: good for a page, never for a call. */
  #siteAllowed(method: string | undefined, headers: IncomingHttpHeaders): boolean {
    const site = headers['sec-fetch-site']
    if (site === undefined || site === 'same-origin') return true
    return site === 'none' && (method === 'GET' || method === 'HEAD')
  }
}
