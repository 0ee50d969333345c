import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Library } from './ports.ts'

/** The library that is open, if one is. */
export class LibrarySession {
  #library: Library | null = null
  readonly #forgetters: (() => void)[] = []

  current(): Library | null {
    return this.#library
  }

  /** @throws library_not_open */
  reading(): Library {
    if (!this.#library) throw new IzError('library_not_open')
    return this.#library
  }

  /** @throws library_not_open, library_read_only */
  writing(): Library {
    const library = this.reading()
    if (library.readOnly) throw new IzError('library_read_only', { file: basename(library.folder) })
    return library
  }

  set(library: Library | null): void {
    this.#library = library
    for (const forget of this.#forgetters) forget()
  }

  /** Calls `forget` whenever another library, or none, has taken the place of the one that was open. */
  whenReplaced(forget: () => void): void {
    this.#forgetters.push(forget)
  }
}

/** @throws not_found when there is no such thing (any more) */
export function found<T>(thing: T | null, id: string): T {
  if (thing === null) throw new IzError('not_found', { id })
  return thing
}
