import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { asFileError, temporaryPathFor } from '../files/atomic.ts'
import { makeFolderSync } from '../files/make-folder.ts'

/**
 * A small JSON file: `fallback` when it is not there. One that cannot be read is set aside as `<name>.damaged`, so that a
 * person can look into it, and the fallback is used.
 */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T): T {
  if (!existsSync(path)) return fallback
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    try {
      renameSync(path, `${path}.damaged`)
    } catch {
      // It stays where it is, and the next write replaces it.
    }
    return fallback
  }
}

/** Writes the file whole: after a crash it is the old one or the new one. @throws path_not_writable, disk_full */
export function writeJsonFile(path: string, value: unknown): void {
  const temporary = temporaryPathFor(path)
  try {
    makeFolderSync(dirname(path))
    const file = openSync(temporary, 'w')
    try {
      writeSync(file, `${JSON.stringify(value, null, 2)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw asFileError(error, path)
  }
}
