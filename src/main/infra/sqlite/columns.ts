import { isAbsolute, join, relative, sep } from 'node:path'
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
  const inside = relative(folder, path)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    return { base: 'absolute', path }
  }
  return { base: 'library', path: inside.split(sep).join('/') }
}

/** The way back to an absolute path. */
export function restorePath(
  folder: string,
  base: Row[string] | undefined,
  path: Row[string] | undefined,
): string {
  return base === 'library' ? join(folder, ...String(path).split('/')) : String(path)
}
