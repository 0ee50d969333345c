import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { IzError } from '#shared/error.ts'

/** Longest file name of the file systems in use (ext4, APFS, NTFS, exFAT), in UTF-8 bytes to be on the safe side. */
const maxNameBytes = 255
/** Virus scanners hold a new file for a moment on Windows; renaming it then says EPERM, EACCES or EBUSY. */
const renameRetriesMs = process.platform === 'win32' ? [20, 80, 200, 500] : []

/** A file that is being written, or that a killed process has left. */
export const temporaryName = /^\.(?:.*\.)?part-/

/**
 * Writes a file so that `finalPath` either holds the whole of it or is left as it was: `write` fills a temporary file in
 * the same folder (`.name.part-<random>.ext`, the extension kept for ffmpeg's sake), which is synced to the disk and renamed.
 * If `write` fails, or is cancelled, nothing stays behind.
 *
 * @returns what `write` returned
 * @throws what `write` threw; disk_full, path_not_writable (also for a folder that does not exist)
 */
export async function writeAtomically<T>(
  finalPath: string,
  write: (tempPath: string) => Promise<T>,
): Promise<T> {
  const tempPath = temporaryPathFor(finalPath)
  try {
    const result = await write(tempPath)
    await commitFile(tempPath, finalPath)
    return result
  } catch (error) {
    await rm(tempPath, { force: true, maxRetries: 5 }).catch(() => {})
    throw asFileError(error, finalPath)
  }
}

/** A name that nobody has, in the folder of `finalPath`, hidden and with its extension. For writers of several files at once. */
export function temporaryPathFor(finalPath: string): string {
  const extension = extname(finalPath)
  const suffix = `.part-${randomBytes(6).toString('hex')}${extension}`
  let stem = basename(finalPath, extension)
  while (Buffer.byteLength(`.${stem}${suffix}`) > maxNameBytes) stem = [...stem].slice(0, -1).join('')
  return join(dirname(finalPath), `.${stem}${suffix}`)
}

/** The second half of `writeAtomically`: syncs a finished temporary file, gives it its name, and syncs the folder. */
export async function commitFile(tempPath: string, finalPath: string): Promise<void> {
  const file = await open(tempPath, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await renameWithRetries(tempPath, finalPath)
  await syncFolder(dirname(finalPath))
}

/** A rename that waits for who holds the file for a moment only. */
export async function renameWithRetries(from: string, to: string): Promise<void> {
  for (const delay of renameRetriesMs) {
    try {
      return await rename(from, to)
    } catch {
      await sleep(delay)
    }
  }
  await rename(from, to)
}

/** Makes the rename itself survive a power cut. Windows and some network file systems cannot sync a folder. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch {
    // The file's own content is on the disk already; only the name could still be lost.
  }
}

/** A file system error as the `IzError` a person reads; anything else as it is. */
export function asFileError(error: unknown, path: string): unknown {
  if (error instanceof IzError || !(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  const options = { detail: error.message, cause: error }
  const params = { file: basename(path) }
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new IzError('disk_full', params, options)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
    case 'EIO':
    case 'EBUSY':
      return new IzError('path_not_writable', params, options)
    default:
      return error
  }
}
