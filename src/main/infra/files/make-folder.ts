import { mkdirSync, type Stats, statSync } from 'node:fs'
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
    throw asFolderError(error, path)
  }
}

/** `makeFolder` where nothing can be waited for. @throws as `makeFolder` */
export function makeFolderSync(path: string): void {
  if (isFolderSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolderSync(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    if (isFolderSync(path)) return
    throw asFolderError(error, path)
  }
}

function isFolderSync(path: string): boolean {
  let found: Stats | undefined
  try {
    found = statSync(path, { throwIfNoEntry: false })
  } catch {
    return false
  }
  if (found && !found.isDirectory()) throw notWritable(path)
  return found !== undefined
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found && !found.isDirectory()) throw notWritable(path)
  return found !== null
}

function asFolderError(error: unknown, path: string): unknown {
  // A link to a disk that is not connected has the name, and there is no folder behind it.
  const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST'
  return isTaken ? notWritable(path, error) : asFileError(error, path)
}

function notWritable(path: string, cause?: unknown): IzError {
  return new IzError('path_not_writable', { file: basename(path) }, { detail: `${path} is no folder`, cause })
}
