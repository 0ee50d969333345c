import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Control } from '../../services/control.ts'
import { unreadable } from '../files/disk.ts'

const blockBytes = 4 * 1024 * 1024

/**
 * The SHA-256 of a file in hexadecimal, read block by block. Progress in bytes.
 * @throws file_missing, file_unreadable, cancelled
 */
export async function hashFile(path: string, { signal, onProgress }: Control): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(error, path)
  })
  try {
    const { size } = await file.stat()
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(blockBytes)
    let done = 0
    for (;;) {
      if (signal.aborted) throw new IzError('cancelled', { file: basename(path) })
      const { bytesRead } = await file.read(buffer, 0, blockBytes).catch((error: unknown) => {
        throw unreadable(error, path)
      })
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
      done += bytesRead
      onProgress?.(done, size)
    }
  } finally {
    await file.close()
  }
}
