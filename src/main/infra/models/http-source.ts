import { IzError } from '#shared/error.ts'

/** A failure that may be gone in a moment: a broken line, a stall, a busy server. */
export class Transient extends Error {
  readonly retryAfterMs: number | null

  constructor(message: string, retryAfterMs: number | null = null, cause?: unknown) {
    super(message, { cause })
    this.retryAfterMs = retryAfterMs
  }
}

const maxRedirects = 10
const maxRetryAfterMs = 60_000
const busyStatuses = new Set([408, 425, 429, 500, 502, 503, 504])
const redirectStatuses = new Set([301, 302, 303, 307, 308])

export interface Opened {
  response: Response
  /** The SHA-256 the host gave on the way: Hugging Face puts it into `X-Linked-Etag` of its redirect. */
  sha256: string | null
}

/**
 * Asks for a file from byte `from` on, and follows redirects, of which none may lead from https to http.
 * @param validator sent as If-Range: the server then sends the rest of that same file, or the whole of another
 * @throws Transient; download_failed when trying again would not help
 */
export async function openSource(
  url: string,
  file: string,
  from: number,
  validator: string | null,
  signal: AbortSignal,
): Promise<Opened> {
  const headers = new Headers({ 'accept-encoding': 'identity', accept: '*/*' })
  if (from > 0) {
    headers.set('range', `bytes=${from}-`)
    if (validator) headers.set('if-range', validator)
  }
  let address: URL = new URL(url)
  let sha256: string | null = null
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const response = await request(address, headers, signal)
    sha256 ??= linkedHash(response)
    if (!redirectStatuses.has(response.status))
      return { response: await accept(response, address, file), sha256 }
    await response.body?.cancel().catch(() => {})
    const location = response.headers.get('location')
    const next = location && URL.canParse(location, address.href) ? new URL(location, address) : null
    const isSafe = next && (next.protocol === 'https:' || next.protocol === address.protocol)
    if (!isSafe) throw failed(address, file, `a redirect to ${location ?? 'nowhere'}`)
    address = next
  }
  throw failed(address, file, `more than ${maxRedirects} redirects`)
}

async function request(address: URL, headers: Headers, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { headers, redirect: 'manual', signal })
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw new Transient(reasonOf(error), null, error)
  }
}

async function accept(response: Response, address: URL, file: string): Promise<Response> {
  const { status } = response
  if (status === 200 || status === 206 || status === 416) return response
  await response.body?.cancel().catch(() => {})
  if (busyStatuses.has(status)) throw new Transient(`status ${status}`, retryAfter(response))
  throw failed(address, file, `status ${status}`)
}

/** A download that trying again at once would not mend. */
export function failed(address: URL | string, file: string, reason: string, cause?: unknown): IzError {
  return new IzError('download_failed', { file, host: hostOf(address) }, { detail: reason, cause })
}

/** The name of the host, for people. */
export function hostOf(address: URL | string): string {
  return new URL(address).host
}

function linkedHash(response: Response): string | null {
  const tag = response.headers.get('x-linked-etag')?.replaceAll('"', '').toLowerCase() ?? ''
  return /^[0-9a-f]{64}$/.test(tag) ? tag : null
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, maxRetryAfterMs) : null
}

/** undici says "fetch failed" and puts what happened into the cause. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error
    ? `${message}: ${cause.message || (cause as NodeJS.ErrnoException).code}`
    : message
}
