import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { attachment } from './content-disposition.ts'
import { checkPreconditions, httpDate, rangeApplies, type Validators } from './preconditions.ts'
import { parseRange } from './range-header.ts'

/** A file to send: where it is, and what the client is told of it. */
export interface ServedFile {
  path: string
  contentType: string
  fileName: string
}

/** Large enough that a 4K recording plays without waiting, small enough that a hundred open players cost 25 MB. */
const chunkBytes = 256 * 1024

async function openRegular(file: ServedFile): Promise<{ handle: FileHandle; size: number } & Validators> {
  const params = { file: basename(file.fileName) }
  let handle: FileHandle
  try {
    handle = await open(file.path, 'r')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const missing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new IzError(missing ? 'file_missing' : 'file_unreadable', params, { cause })
  }
  try {
    const stat = await handle.stat({ bigint: true })
    if (!stat.isFile()) throw new IzError('file_unreadable', params)
    return {
      handle,
      size: Number(stat.size),
      etag: `"${stat.size.toString(36)}-${stat.mtimeNs.toString(36)}"`,
      modifiedMs: Number(stat.mtimeMs),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Bytes `start`..`end` of an open file, one chunk for each that the reader asks for. The descriptor is closed at the end, on an
 * error, on `cancel()` (all that Electron's protocol gives) and when `signal` fires, whichever comes first.
 */
function streamBytes(handle: FileHandle, start: number, end: number, signal: AbortSignal) {
  let position = start
  let closing: Promise<void> | null = null
  let onAbort = () => {}
  const close = () => {
    signal.removeEventListener('abort', onAbort)
    // FileHandle.close() waits for a read that is under way.
    closing ??= handle.close()
    return closing
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort = () => {
          controller.error(signal.reason)
          void close()
        }
        if (signal.aborted) onAbort()
        else signal.addEventListener('abort', onAbort, { once: true })
      },
      async pull(controller) {
        try {
          const buffer = new Uint8Array(Math.min(chunkBytes, end - position + 1))
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
          if (closing) return
          if (bytesRead === 0) throw new Error('the file became shorter while it was being sent')
          position += bytesRead
          controller.enqueue(bytesRead === buffer.length ? buffer : buffer.subarray(0, bytesRead))
          if (position > end) {
            controller.close()
            await close()
          }
        } catch (error) {
          if (closing) return
          controller.error(error)
          await close()
        }
      },
      cancel: () => close(),
    },
    { highWaterMark: 0 },
  )
}

/**
 * Answers GET or HEAD for one file, with single ranges, conditions and resumable downloads (RFC 9110).
 * @throws file_missing, file_unreadable (`params.file` is the name the person knows)
 */
export async function serveFile(
  request: Request,
  file: ServedFile,
  options: { download: boolean; cacheControl: string },
): Promise<Response> {
  const { handle, size, ...validators } = await openRegular(file)
  let handedOver = false
  try {
    const headers = new Headers({
      'accept-ranges': 'bytes',
      'cache-control': options.cacheControl,
      'content-type': file.contentType,
      etag: validators.etag,
      'last-modified': httpDate(validators.modifiedMs),
    })
    if (options.download) headers.set('content-disposition', attachment(file.fileName))

    const failed = checkPreconditions(request.headers, validators)
    if (failed) return new Response(null, { status: failed, headers })
    if (request.method === 'HEAD') {
      // Range is defined for GET only (RFC 9110 section 14.2).
      headers.set('content-length', String(size))
      return new Response(null, { headers })
    }

    const applies = rangeApplies(request.headers, validators, Date.now())
    const range = applies ? parseRange(request.headers.get('range'), size) : 'whole'
    if (range === 'unsatisfiable') {
      headers.set('content-range', `bytes */${size}`)
      headers.set('content-length', '0')
      return new Response(null, { status: 416, headers })
    }
    const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range
    headers.set('content-length', String(end - start + 1))
    if (range !== 'whole') headers.set('content-range', `bytes ${start}-${end}/${size}`)
    const status = range === 'whole' ? 200 : 206
    if (end < start) return new Response(null, { status, headers })
    handedOver = true
    return new Response(streamBytes(handle, start, end, request.signal), { status, headers })
  } finally {
    if (!handedOver) await handle.close()
  }
}
