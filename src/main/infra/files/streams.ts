import type { FileHandle } from 'node:fs/promises'
import { constants, copyFile, open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Control } from '../../services/control.ts'
import type { Upload } from '../../services/services.ts'
import { writeAtomically } from './atomic.ts'
import { disk, requireSpace, unreadable } from './disk.ts'

const blockBytes = 4 * 1024 * 1024
/** Half of what `requireSpace` keeps free, so that the database beside never meets a full disk. */
const spaceEveryBytes = 8 * 1024 * 1024

/**
 * Copies a file so that `target` is whole or not there: at no cost where the file system can share blocks, else block by block.
 * Progress in bytes.
 *
 * @throws file_missing, file_unreadable, disk_full, path_not_writable, cancelled
 */
export async function copyWhole(source: string, target: string, control: Control): Promise<void> {
  const total = await disk.size(source)
  await writeAtomically(target, async (temporary) => {
    const shared = await copyFile(source, temporary, constants.COPYFILE_FICLONE_FORCE).then(
      () => true,
      () => false,
    )
    if (!shared) {
      await requireSpace(dirname(target), total, basename(target))
      await copyBlocks(source, temporary, total, control)
    }
    throwIfAborted(control.signal, source)
    control.onProgress?.(total, total)
  })
}

async function copyBlocks(source: string, target: string, total: number, control: Control): Promise<void> {
  const input = await open(source, 'r').catch((error: unknown) => {
    throw unreadable(error, source)
  })
  try {
    const output = await open(target, 'w')
    try {
      const buffer = Buffer.allocUnsafe(blockBytes)
      let done = 0
      let reportedAt = 0
      for (;;) {
        throwIfAborted(control.signal, source)
        const { bytesRead } = await input.read(buffer, 0, blockBytes).catch((error: unknown) => {
          throw unreadable(error, source)
        })
        if (bytesRead === 0) break
        await writeAll(output, buffer.subarray(0, bytesRead))
        done += bytesRead
        if (performance.now() - reportedAt > 100) {
          reportedAt = performance.now()
          control.onProgress?.(done, Math.max(done, total))
        }
      }
    } finally {
      await output.close()
    }
  } finally {
    await input.close()
  }
}

/**
 * Streams an upload into `target`, which is whole afterwards or not there.
 *
 * @param maxBytes more are refused, whatever was promised
 * @throws disk_full, path_not_writable, cancelled, file_too_large, media_truncated when fewer bytes came than were promised
 */
export async function receiveWhole(
  upload: Upload,
  target: string,
  signal: AbortSignal,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<void> {
  const reader = upload.body.getReader()
  // A stalled sender must not keep an aborted upload waiting for its next byte.
  const stop = () => void reader.cancel().catch(() => {})
  signal.addEventListener('abort', stop, { once: true })
  try {
    throwIfAborted(signal, upload.name)
    if ((upload.bytes ?? 0) > maxBytes) throw tooLarge(upload.name, maxBytes)
    await requireSpace(dirname(target), upload.bytes ?? 0, basename(target))
    await writeAtomically(target, async (temporary) => {
      const output = await open(temporary, 'w')
      try {
        const received = await drain(reader, output, signal, {
          name: upload.name,
          maxBytes,
          folder: upload.bytes === null ? dirname(target) : null,
        })
        if (upload.bytes !== null && received !== upload.bytes) {
          throw new IzError('media_truncated', {
            file: basename(upload.name),
            bytes: received,
            expectedBytes: upload.bytes,
          })
        }
        if (upload.modifiedMs) await output.utimes(new Date(), new Date(upload.modifiedMs))
      } finally {
        await output.close()
      }
    })
  } catch (error) {
    stop()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function drain(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  output: FileHandle,
  signal: AbortSignal,
  /** `folder`: where the room must be looked at again and again, since nobody said how much is coming. */
  { name, maxBytes, folder }: { name: string; maxBytes: number; folder: string | null },
): Promise<number> {
  let received = 0
  let lookAgainAt = spaceEveryBytes
  for (;;) {
    const next = await reader.read().catch((error: unknown) => {
      throw new IzError('cancelled', { file: basename(name) }, { cause: error })
    })
    throwIfAborted(signal, name)
    if (next.done) return received
    await writeAll(output, next.value)
    received += next.value.byteLength
    if (received > maxBytes) throw tooLarge(name, maxBytes)
    if (folder !== null && received >= lookAgainAt) {
      lookAgainAt = received + spaceEveryBytes
      await requireSpace(folder, 0, basename(name))
    }
  }
}

function tooLarge(name: string, maxBytes: number): IzError {
  return new IzError('file_too_large', { file: basename(name), megabytes: Math.floor(maxBytes / 1_000_000) })
}

async function writeAll(output: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.byteLength) {
    written += (await output.write(bytes, written, bytes.byteLength - written)).bytesWritten
  }
}

function throwIfAborted(signal: AbortSignal, path: string): void {
  if (signal.aborted) throw new IzError('cancelled', { file: basename(path) })
}
