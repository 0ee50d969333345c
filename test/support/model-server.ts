import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server does to one request. */
export interface Trouble {
  /** Breaks the connection after that many bytes of the body. */
  dropAfter?: number
  /** Sends that many bytes of the body and then nothing more, without closing. */
  stallAfter?: number
  /** Says nothing at all. */
  silent?: boolean
  /** Says that the file has so many bytes more than it has. */
  lieBy?: number
  /** Does not say how long it is. */
  unsized?: boolean
  /** Sends the whole file whatever range is asked for. */
  ignoreRange?: boolean
  /** Answers with that status and a page of text. */
  status?: number
  retryAfter?: number
  /** Sends the client there instead. */
  redirect?: string
  /** Other bytes than the file's. */
  body?: Buffer
  etag?: string | null
  linkedEtag?: string
  /** Bytes a second. */
  rate?: number
}

export interface Seen {
  path: string
  range: string | null
  ifRange: string | null
}

/** A real HTTP server for the files of models, at the addresses of huggingface.co, with all the troubles of real ones. */
export class ModelServer {
  readonly seen: Seen[] = []
  /** Troubles of the next requests for a path that ends so, one each; after the last one the file is served as it should be. */
  readonly #troubles = new Map<string, Trouble[]>()
  readonly #lasting = new Map<string, Trouble>()
  readonly #files = new Map<string, Buffer>()
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  origin = ''

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  /** @param path as in the address, from the repository on */
  serve(path: string, bytes: Buffer): void {
    this.#files.set(path, bytes)
  }

  trouble(path: string, ...troubles: Trouble[]): void {
    this.#troubles.set(path, troubles)
  }

  /** For every request from now on. */
  always(path: string, trouble: Trouble | null): void {
    if (trouble) this.#lasting.set(path, trouble)
    else this.#lasting.delete(path)
  }

  requestsFor(path: string): Seen[] {
    return this.seen.filter((one) => one.path === path)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '').replace(/^\//, '')
    const range = request.headers.range ?? null
    this.seen.push({ path, range, ifRange: (request.headers['if-range'] as string | undefined) ?? null })
    const trouble = this.#troubles.get(path)?.shift() ?? this.#lasting.get(path) ?? {}
    const file = trouble.body ?? this.#files.get(path)
    if (trouble.silent) return
    if (trouble.linkedEtag) response.setHeader('x-linked-etag', `"${trouble.linkedEtag}"`)
    if (trouble.redirect) {
      response.writeHead(302, { location: trouble.redirect }).end()
      return
    }
    if (trouble.status || !file) {
      if (trouble.retryAfter !== undefined) response.setHeader('retry-after', trouble.retryAfter)
      response.writeHead(trouble.status ?? 404, { 'content-type': 'text/html' }).end('<h1>No</h1>')
      return
    }
    const etag = trouble.etag === undefined ? `"${file.length}-${file.at(0) ?? 0}"` : trouble.etag
    if (etag) response.setHeader('etag', etag)
    const ifRange = request.headers['if-range']
    const asked = /^bytes=(\d+)-$/.exec(range ?? '')?.[1]
    const isSame = ifRange === undefined || ifRange === etag
    const start = asked !== undefined && isSame && !trouble.ignoreRange ? Number(asked) : 0
    if (start > 0 && start >= file.length) {
      response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end()
      return
    }
    const length = file.length - start + (trouble.lieBy ?? 0)
    if (!trouble.unsized) response.setHeader('content-length', length)
    if (start > 0) response.setHeader('content-range', `bytes ${start}-${file.length - 1}/${file.length}`)
    response.writeHead(start > 0 ? 206 : 200)
    await this.#send(response, file.subarray(start), trouble)
  }

  async #send(response: ServerResponse, bytes: Buffer, trouble: Trouble): Promise<void> {
    const limit = Math.min(bytes.length, trouble.dropAfter ?? trouble.stallAfter ?? bytes.length)
    const block = trouble.rate ? Math.max(1, Math.round(trouble.rate / 50)) : 64 * 1024
    for (let at = 0; at < limit && !response.destroyed; at += block) {
      response.write(bytes.subarray(at, Math.min(limit, at + block)))
      await new Promise((resolve) => setTimeout(resolve, trouble.rate ? 20 : 0))
    }
    if (trouble.stallAfter !== undefined) return
    // A length that is a lie cannot be ended in order; neither can a line that drops.
    if (trouble.dropAfter !== undefined || trouble.lieBy) {
      // What has been written is on its way before the line goes.
      await new Promise((resolve) => setTimeout(resolve, 30))
      response.destroy()
    } else response.end()
  }
}
