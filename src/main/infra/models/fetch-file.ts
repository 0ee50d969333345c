import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { IzError } from '#shared/error.ts'
import type { FetchControl, FetchedFile, FileWanted } from '../../services/models/ports.ts'
import { asFileError, commitFile } from '../files/atomic.ts'
import { disk, requireSpace } from '../files/disk.ts'
import { makeFolder } from '../files/make-folder.ts'
import { hashFile } from './hash-file.ts'
import { failed, hostOf, openSource, reasonOf, Transient } from './http-source.ts'
import { PartFile, type PartNote } from './part-file.ts'

export interface FetchTimes {
  /** How long the line may stay silent, ms. */
  stallMs: number
  /** Pauses before each further try, ms; the count starts anew when something came. */
  retryMs: readonly number[]
}

const usualTimes: FetchTimes = { stallMs: 30_000, retryMs: [1000, 2000, 5000, 10_000, 20_000] }

/**
 * Fetches one file: goes on from what an earlier try left in `<path>.part`, tries again when the line breaks or stalls, checks size and
 * SHA-256, and only then gives the file its name. What came before a failure, a pause or a crash stays for the next try.
 *
 * @returns what was seen: the size and the hash, for a file whose hash nobody had verified
 * @throws download_failed, download_mismatch, disk_full, path_not_writable, cancelled
 */
export async function fetchFile(
  wanted: FileWanted,
  control: FetchControl,
  times: FetchTimes = usualTimes,
): Promise<FetchedFile> {
  const { path, url } = wanted
  const file = basename(path)
  const part = new PartFile(path)
  try {
    await makeFolder(dirname(path))
    const there = await verifiedAlready(wanted, control)
    if (there) return there
    let tries = 0
    let furthest = await part.bytes()
    let mayStartOver = true
    for (;;) {
      try {
        const inOneGo = await transfer(wanted, part, control, times)
        const seen = await verify(wanted, part, control)
        if (seen) {
          await commitFile(part.path, path)
          await part.forget()
          return seen
        }
        await part.discard()
        // Pieces of two files, or of a disk that lost its last writes, may be mended by one that comes whole.
        if (inOneGo || !mayStartOver) throw mismatch(url, file)
        mayStartOver = false
        furthest = 0
      } catch (error) {
        throwIfAborted(control.signal, file)
        if (!(error instanceof Transient)) throw error
        const bytes = await part.bytes()
        if (bytes > furthest) tries = 0
        furthest = Math.max(furthest, bytes)
        const pause = times.retryMs[tries]
        if (pause === undefined) throw failed(url, file, error.message, error)
        tries += 1
        control.onStage?.('waiting')
        await sleep(error.retryAfterMs ?? pause, undefined, { signal: control.signal }).catch(() => {})
        throwIfAborted(control.signal, file)
      }
    }
  } catch (error) {
    throw asFileError(error, path)
  }
}

/** A file that a crash left between its new name and its registration is not fetched again. */
async function verifiedAlready(wanted: FileWanted, control: FetchControl): Promise<FetchedFile | null> {
  const { path } = wanted
  if (wanted.sha256 === null || !disk.isFile(path)) return null
  control.onStage?.('verifying')
  const sha256 = await hashFile(path, { signal: control.signal })
  if (sha256 === wanted.sha256) return { bytes: await disk.size(path), sha256 }
  await rm(path, { force: true, maxRetries: 5 })
  return null
}

/** Hashes what came; null when it is not what was wanted. */
async function verify(
  wanted: FileWanted,
  part: PartFile,
  control: FetchControl,
): Promise<FetchedFile | null> {
  control.onStage?.('verifying')
  const bytes = await part.bytes()
  const expected = wanted.sha256 ?? part.note().sha256
  if (wanted.bytes !== null && wanted.bytes !== bytes) return null
  const sha256 = await hashFile(part.path, { signal: control.signal })
  return expected === null || expected === sha256 ? { bytes, sha256 } : null
}

/**
 * One request: appends what comes to the part. Returns whether the file came from its first to its last byte in this one answer.
 * @throws Transient when it broke off
 */
async function transfer(
  { url, path, bytes: expected, sha256: known }: FileWanted,
  part: PartFile,
  control: FetchControl,
  { stallMs }: FetchTimes,
): Promise<boolean> {
  const file = basename(path)
  let position = await part.bytes()
  if (expected !== null && position > expected) {
    await part.discard()
    position = 0
  }
  const before = part.note()
  if (position > 0 && position === (expected ?? before.total)) return false

  const stall = new Stall(stallMs, control.signal)
  try {
    control.onStage?.('connecting')
    // The hash proves the file in the end, and mirrors mark the same file each in their way: with it, any of them may send the rest.
    const validator = known === null ? validatorOf(before) : null
    const { response, sha256 } = await openSource(url, file, position, validator, stall.signal)
    const start = startOf(response, position)
    if (start === null || (known === null && isAnother(response, before, start))) {
      await response.body?.cancel().catch(() => {})
      await part.discard()
      throw new Transient(`the file begins anew (status ${response.status})`)
    }
    const total = totalOf(response, start)
    if (expected !== null && position > 0 && response.status === 200 && total === null) {
      await response.body?.cancel().catch(() => {})
      // So come the pages of mirrors and portals, and the part is worth more than what may be one.
      throw mismatch(url, file, 'an answer without a length instead of the rest')
    }
    if (expected !== null && total !== null && total !== expected) {
      await response.body?.cancel().catch(() => {})
      // What has come may be right: this answer may be a page that says why there is no file.
      if (known === null) await part.discard()
      throw mismatch(url, file, `${total} bytes instead of ${expected}`)
    }
    const whole = expected ?? total
    if (whole !== null) await requireSpace(dirname(path), whole - start, file)
    part.write({
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
      total: whole,
      sha256: sha256 ?? (start > 0 ? before.sha256 : null),
    })
    control.onStage?.('receiving')
    const end = await receive(response, part, start, whole, stall, control, () =>
      mismatch(url, file, 'too long'),
    )
    if (whole !== null && end < whole) throw new Transient(`it broke off at ${end} of ${whole} bytes`)
    return start === 0
  } catch (error) {
    if (control.signal.aborted || error instanceof Transient || error instanceof IzError) throw error
    if (stall.happened) throw new Transient(`nothing came for ${stallMs} ms`, null, error)
    throw error
  } finally {
    stall.end()
  }
}

/** Writes the body from `start` on; returns where it ended. */
async function receive(
  response: Response,
  part: PartFile,
  start: number,
  whole: number | null,
  stall: Stall,
  control: FetchControl,
  tooLong: () => IzError,
): Promise<number> {
  const output = await open(part.path, start > 0 ? 'r+' : 'w')
  const reader = response.body?.getReader()
  let position = start
  try {
    for (;;) {
      stall.wait()
      const next = await reader?.read().catch((error: unknown) => {
        throw stall.happened || control.signal.aborted ? error : new Transient(reasonOf(error), null, error)
      })
      stall.rest()
      if (!next || next.done) break
      if (whole !== null && position + next.value.byteLength > whole) {
        await part.discard()
        throw tooLong()
      }
      await writeAt(output, next.value, position)
      position += next.value.byteLength
      control.onProgress?.(position, whole)
    }
    return position
  } finally {
    await reader?.cancel().catch(() => {})
    // The size of the part is what the next try goes by; its content is proved by the hash.
    await output.close()
  }
}

async function writeAt(output: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.byteLength) {
    const rest = bytes.byteLength - written
    written += (await output.write(bytes, written, rest, position + written)).bytesWritten
  }
}

/** Where the answer begins: at the byte asked for, at 0 where the server ignores ranges; null where it fits neither. */
function startOf(response: Response, asked: number): number | null {
  if (response.status === 200) return 0
  if (response.status !== 206) return null
  const start = /^bytes (\d+)-\d+\/(?:\d+|\*)$/.exec(response.headers.get('content-range') ?? '')?.[1]
  return start !== undefined && Number(start) === asked ? asked : null
}

function totalOf(response: Response, start: number): number | null {
  const ofRange = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (response.status === 206 && ofRange !== undefined) return Number(ofRange)
  // Of a compressed answer the length is that of what travels.
  if ((response.headers.get('content-encoding') ?? 'identity') !== 'identity') return null
  const length = response.headers.get('content-length')
  return length !== null && /^\d{1,15}$/.test(length) ? start + Number(length) : null
}

/** Whether the rest that comes belongs to another file than the beginning that is here. */
function isAnother(response: Response, before: PartNote, start: number): boolean {
  if (start === 0) return false
  const { headers } = response
  const differ = (now: string | number | null, then: string | number | null) =>
    now !== null && then !== null && now !== then
  return (
    differ(headers.get('etag'), before.etag) ||
    differ(headers.get('last-modified'), before.lastModified) ||
    differ(totalOf(response, start), before.total)
  )
}

/** If-Range takes a strong ETag or a date (RFC 9110, 13.1.5). */
function validatorOf({
  etag,
  lastModified,
}: {
  etag: string | null
  lastModified: string | null
}): string | null {
  return etag !== null && !etag.startsWith('W/') ? etag : lastModified
}

function mismatch(url: string, file: string, detail = 'another SHA-256'): IzError {
  return new IzError('download_mismatch', { file, host: hostOf(url) }, { detail })
}

function throwIfAborted(signal: AbortSignal, file: string): void {
  if (signal.aborted) throw new IzError('cancelled', { file })
}

/** Ends a request whose line has gone silent. It counts only while something is awaited. */
class Stall {
  happened = false
  readonly signal: AbortSignal
  readonly #controller = new AbortController()
  readonly #ms: number
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number, cancelled: AbortSignal) {
    this.#ms = ms
    this.signal = AbortSignal.any([cancelled, this.#controller.signal])
    this.wait()
  }

  wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.happened = true
      this.#controller.abort(new Error('stalled'))
    }, this.#ms)
  }

  rest(): void {
    clearTimeout(this.#timer)
  }

  end(): void {
    this.rest()
    // Frees the connection where the body was not read to its end.
    this.#controller.abort()
  }
}
