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

  /**
   * After a failure: what is new goes from the disk and the list. A file that took the place of an earlier one is whole, and stays;
   * of the two rows for it, the one that tells its size stays as well.
   */
  async withdraw(): Promise<void> {
    if (this.#claimed.length === 0) return
    const { clips, files } = this.#library
    const isThere = (path: string) => this.#disk.isFile(path)
    const removals = this.#fresh.filter(isThere).map((path) => files.removeInside(path))
    const failure = (await Promise.allSettled(removals)).find((removal) => removal.status === 'rejected')
    // What cannot be removed stays known.
    const left = new Set(this.#fresh.filter(isThere))
    const earlier = await this.#stillStanding()
    const restored = new Set(earlier.map(({ path }) => path))
    const taken = new Set(this.#replaced.map(({ path }) => path).filter((path) => !restored.has(path)))
    const unwanted = this.#claimed.filter(({ path }) => !left.has(path) && !taken.has(path))
    clips.forgetFiles(unwanted.map(({ id }) => id))
    clips.insertFiles(earlier)
    if (failure) throw failure.reason
  }

  /** Of the rows that were replaced, those whose file is the one of before, or is not there. */
  async #stillStanding(): Promise<ExportedFileRecord[]> {
    const standing = await Promise.all(
      this.#replaced.map(
        async ({ path, bytes }) => !this.#disk.isFile(path) || (await this.#disk.size(path)) === bytes,
      ),
    )
    return this.#replaced.filter((_, index) => standing[index])
  }
}
