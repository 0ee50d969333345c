import { basename, isAbsolute, join, relative, sep } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Row } from './database.ts'

/** Text as the library keeps it: one letter, one code (NFC), so that search and comparison see equal things as equal. */
export function text(value: string): string {
  return value.normalize('NFC')
}

/** A value as JSON with all of its text in NFC; JSON's own characters are ASCII, so the whole can be normalised at once. */
export function json(value: unknown): string {
  return text(JSON.stringify(value))
}

export function parsed<T>(value: Row[string] | undefined): T {
  return JSON.parse(String(value)) as T
}

export function parsedOrNull<T>(value: Row[string] | undefined): T | null {
  return value === null || value === undefined ? null : (JSON.parse(String(value)) as T)
}

export function stringOrNull(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

export interface StoredPath {
  base: 'absolute' | 'library'
  path: string
}

/** An absolute path as it is stored: relative when it is inside the library, so that a copied library finds its own files. */
export function storePath(folder: string, path: string): StoredPath {
  const inside = insideOf(folder, path)
  if (inside === null) return { base: 'absolute', path }
  return { base: 'library', path: inside.split(sep).join('/') }
}

/** The part of a path that is inside of a folder; null when it leads elsewhere. */
function insideOf(folder: string, path: string): string | null {
  const inside = relative(folder, path)
  const leaves = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
  return leaves ? null : inside
}

/** The way back to an absolute path. @throws library_damaged for one that leads out of the library: somebody else wrote it */
export function restorePath(
  folder: string,
  base: Row[string] | undefined,
  path: Row[string] | undefined,
): string {
  if (base !== 'library') return String(path)
  const whole = join(folder, ...String(path).split('/'))
  if (insideOf(folder, whole) === null) throw new IzError('library_damaged', { file: basename(whole) })
  return whole
}
