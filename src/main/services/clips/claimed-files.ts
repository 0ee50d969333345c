import { randomUUID } from 'node:crypto'
import type { Disk } from '../files/ports.ts'
import type { Library } from '../library/ports.ts'
import type { ExportedFileRecord } from './repository.ts'

/**
 * The files of one export in the library's list. They are entered before the first of them gets its name: an app that dies between the
 * names leaves nothing that the library does not know, and the next export of the clip takes the same names.
 */
export class ClaimedFiles {
  readonly #library: Library
  readonly #disk: Disk
  readonly #of: Pick<ExportedFileRecord, 'clipId' | 'jobId'>
  #claimed: ExportedFileRecord[] = []
  /** Rows of an earlier export of the clip under the same names. */
  #replaced: ExportedFileRecord[] = []
  readonly #named = new Set<string>()
  /** Of the claimed, what was not on the disk before. */
  #fresh: string[] = []

  constructor(library: Library, disk: Disk, of: Pick<ExportedFileRecord, 'clipId' | 'jobId'>) {
    this.#library = library
    this.#disk = disk
    this.#of = of
  }

  ids(): string[] {
    return this.#claimed.map(({ id }) => id)
  }

  claim(files: readonly Pick<ExportedFileRecord, 'path' | 'bytes' | 'video'>[]): void {
    const createdAt = new Date().toISOString()
    const paths = new Set(files.map(({ path }) => path))
    const claimed = files.map((file) => ({ ...file, ...this.#of, id: randomUUID(), createdAt }))
    const replaced = this.#library.clips.files(this.#of.clipId).filter(({ path }) => paths.has(path))
    const fresh = [...paths].filter((path) => !this.#disk.isFile(path))
    this.#library.clips.insertFiles(claimed)
    this.#claimed = claimed
    this.#replaced = replaced
    this.#fresh = fresh
  }

  /** A file stands under its name now. */
  named(path: string): void {
    this.#named.add(path)
  }

  /** After a failure: what is new goes from the disk and the list. A file that took the place of an earlier one is whole, and stays. */
  async withdraw(): Promise<void> {
    if (this.#claimed.length === 0) return
    const { clips, files } = this.#library
    const isThere = (path: string) => this.#disk.isFile(path)
    const removals = this.#fresh.filter(isThere).map((path) => files.removeInside(path))
    const failure = (await Promise.allSettled(removals)).find((removal) => removal.status === 'rejected')
    // What cannot be removed stays known.
    const left = new Set(this.#fresh.filter(isThere))
    const superseded = this.#replaced.map(({ path }) => path).filter((path) => this.#named.has(path))
    const kept = new Set([...left, ...superseded])
    clips.forgetFiles(this.#claimed.filter(({ path }) => !kept.has(path)).map(({ id }) => id))
    clips.insertFiles(this.#replaced.filter(({ path }) => !this.#named.has(path)))
    if (failure) throw failure.reason
  }
}
