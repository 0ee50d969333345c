import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { IzError } from '#shared/error.ts'
import { asFileError } from './atomic.ts'

/**
 * Makes a folder and those above it, where they are not there yet. Node's own `recursive` never returns where the system says that a folder
 * cannot be found although the one above it is there, as under `/proc`, and what runs there cannot be stopped either.
 *
 * @throws path_not_writable (also where a file has the name, or a link to what is not there), disk_full
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return
  const parent = dirname(path)
  if (parent !== path) await makeFolder(parent)
  try {
    await mkdir(path)
  } catch (error) {
    // Another process may have been quicker.
    if (await isFolder(path)) return
    // A link to a disk that is not connected has the name, and there is no folder behind it.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw notWritable(path, error)
    throw asFileError(error, path)
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found && !found.isDirectory()) throw notWritable(path)
  return found !== null
}

function notWritable(path: string, cause?: unknown): IzError {
  return new IzError('path_not_writable', { file: basename(path) }, { detail: `${path} is no folder`, cause })
}
