import { rm, stat } from 'node:fs/promises'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'

/** What is known of a half-fetched file, kept beside it as `<name>.part.json`. */
const noteSchema = z.object({
  /** The server's mark of this very content: with it a later request asks for the rest of the same file or for the whole of another. */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Its whole size as the server said. */
  total: z.number().int().nullable(),
  /** The SHA-256 that the host itself gives for the file. */
  sha256: z.string().nullable(),
})
export type PartNote = z.infer<typeof noteSchema>

const unknown: PartNote = { etag: null, lastModified: null, total: null, sha256: null }

/** A file on its way here: `<name>.part` with its note, beside the place it will have. */
export class PartFile {
  readonly path: string
  readonly #notePath: string

  constructor(finalPath: string) {
    this.path = `${finalPath}.part`
    this.#notePath = `${finalPath}.part.json`
  }

  /** How much of it is here. */
  async bytes(): Promise<number> {
    const found = await stat(this.path).catch(() => null)
    return found?.isFile() ? found.size : 0
  }

  note(): PartNote {
    return readJsonFile(this.#notePath, noteSchema, unknown)
  }

  /** @throws path_not_writable, disk_full */
  write(note: PartNote): void {
    writeJsonFile(this.#notePath, note)
  }

  async forget(): Promise<void> {
    await rm(this.#notePath, { force: true, maxRetries: 5 })
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true, maxRetries: 5 })
    await this.forget()
  }
}
