import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { open, stat, statfs } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Disk } from '../../services/files/ports.ts'

const fingerprintBytes = 1024 * 1024

export const disk: Disk = {
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,

  async size(path) {
    return (await statOf(path)).size
  },

  async fingerprint(path) {
    const { size } = await statOf(path)
    const file = await open(path, 'r').catch((error: unknown) => {
      throw unreadable(error, path)
    })
    try {
      const hash = createHash('sha256')
      const ends = [0, Math.max(fingerprintBytes, size - fingerprintBytes)]
      for (const position of ends) {
        const { buffer, bytesRead } = await file.read({
          buffer: Buffer.alloc(fingerprintBytes),
          position,
        })
        hash.update(buffer.subarray(0, bytesRead))
      }
      return `${size}-${hash.digest('hex')}`
    } finally {
      await file.close()
    }
  },
}

/** @throws disk_full when a file of that size cannot be put into the folder */
export async function requireSpace(folder: string, bytes: number, file: string): Promise<void> {
  const freeBytes = await freeBytesOf(folder)
  // A file system filled to its last block fails the database next to the recording as well.
  if (freeBytes !== null && freeBytes < bytes + 16 * 1024 * 1024) {
    throw new IzError('disk_full', { file, neededBytes: bytes, freeBytes })
  }
}

/** Bytes a person may still write; null where the system does not say. */
export async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

async function statOf(path: string): Promise<{ size: number }> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(error, path)
  })
  if (!found.isFile()) throw new IzError('file_unreadable', { file: basename(path) })
  return found
}

/** A failed look at a file, as file_missing or file_unreadable. */
export function unreadable(error: unknown, path: string): IzError {
  const { code, message } = error as NodeJS.ErrnoException
  return new IzError(
    code === 'ENOENT' || code === 'ENOTDIR' ? 'file_missing' : 'file_unreadable',
    { file: basename(path) },
    { detail: message, cause: error },
  )
}
