import { readdirSync } from 'node:fs'
import { readdir, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import type { CatalogueModel } from '#shared/api/models.ts'
import { IzError } from '#shared/error.ts'
import { safeFileName, safeName } from '../../services/files/safe-name.ts'
import type { FetchedFile, ModelFolder } from '../../services/models/ports.ts'
import type { Upload } from '../../services/services.ts'
import { asFileError } from '../files/atomic.ts'
import { disk, freeBytesOf } from '../files/disk.ts'
import { makeFolder } from '../files/make-folder.ts'
import { copyWhole, receiveWhole } from '../files/streams.ts'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'
import { removeLeftovers } from './leftovers.ts'
import { PartFile } from './part-file.ts'

/** `download.json` in the folder of a model that is being fetched, and by which process. */
const begunSchema = z.object({ revision: z.string(), pid: z.number().int() })
const pinsSchema = z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() }))
const licencesSchema = z.record(z.string(), z.object({ licence: z.string(), acceptedAt: z.string() }))

/** A download that has not written for so long is nobody's, even if a process of that number lives. */
const abandonedMs = 120_000

/** What nobody has written to for so long was left by a process that was killed. */
const leftoverMs = 3_600_000

/** The app's own folder of models, with `pins.json` and `licences.json` in it. */
export class DiskModelFolder implements ModelFolder {
  readonly folder: string
  readonly #also: string
  readonly #leftoverMs: number
  #swept: Promise<unknown> | null = null

  /** @param earlier where versions before this one put uploads; what lies there is the app's own as well */
  constructor(folder: string, earlier: string, oldMs = leftoverMs) {
    this.folder = resolve(folder)
    this.#also = resolve(earlier)
    this.#leftoverMs = oldMs
  }

  pathOf(id: string, fileName: string): string {
    return join(this.folder, id, fileName)
  }

  isOwn(path: string): boolean {
    return [this.folder, this.#also].some((folder) => {
      const inside = relative(folder, resolve(path))
      return (
        inside !== '' &&
        !inside.startsWith(`..${sep}`) &&
        inside !== '..' &&
        resolve(folder, inside) === resolve(path)
      )
    })
  }

  async freeBytes(): Promise<number | null> {
    // The folder may not be there yet; the nearest one above it is on the same disk.
    for (let at = this.folder; ; at = dirname(at)) {
      const free = await freeBytesOf(at)
      if (free !== null || dirname(at) === at) return free
    }
  }

  async presentBytes(path: string): Promise<number> {
    if (disk.isFile(path)) return disk.size(path)
    const part = await stat(`${path}.part`).catch(() => null)
    return part?.size ?? 0
  }

  isComplete(paths: readonly string[]): boolean {
    return paths.every((path) => disk.isFile(path))
  }

  async begin(model: CatalogueModel): Promise<void> {
    const { id, revision } = model
    await this.requireOurs(model)
    const before = this.#begun(id)
    // Parts of another revision belong to other files.
    if (before && before.revision !== revision) await this.clear(id)
    writeJsonFile(this.#begunPath(id), { revision, pid: process.pid })
  }

  async requireOurs({ id, name }: CatalogueModel): Promise<void> {
    const begun = this.#begun(id)
    if (begun && begun.pid !== process.pid && isAlive(begun.pid) && (await this.#isFresh(id))) {
      throw new IzError('download_elsewhere', { file: name })
    }
  }

  async end(id: string): Promise<void> {
    await rm(this.#begunPath(id), { force: true, maxRetries: 5 })
  }

  async unfinished(models: readonly CatalogueModel[]): Promise<string[]> {
    await this.#sweep()
    return models.filter(({ id, revision }) => this.#begun(id)?.revision === revision).map(({ id }) => id)
  }

  async dropParts(paths: readonly string[]): Promise<void> {
    for (const path of paths) await new PartFile(path).discard()
  }

  async clear(id: string, kept: readonly string[] = []): Promise<void> {
    const folder = join(this.folder, safeName(id, 'model', 80))
    const names = new Set(kept.filter((path) => dirname(path) === folder).map((path) => basename(path)))
    try {
      const unwanted =
        names.size > 0
          ? (await readdir(folder)).filter((name) => !names.has(name)).map((name) => join(folder, name))
          : [folder]
      for (const path of unwanted) await rm(path, { recursive: true, force: true, maxRetries: 5 })
    } catch (error) {
      throw asFileError(error, folder)
    }
  }

  async delete(paths: readonly string[]): Promise<number> {
    let freed = 0
    for (const path of paths.filter((one) => this.isOwn(one))) {
      try {
        const bytes = disk.isFile(path) ? await disk.size(path) : 0
        await rm(path, { force: true, maxRetries: 5 })
        freed += bytes
      } catch (error) {
        throw asFileError(error, path)
      }
      await rmdir(dirname(path)).catch(() => {
        // Something else lies in it, or it is not there.
      })
    }
    return freed
  }

  async copyIn(source: string, target: string, control: Parameters<ModelFolder['copyIn']>[2]): Promise<void> {
    await this.#sweep()
    await makeFolder(dirname(target))
    await copyWhole(source, target, control)
  }

  async receive(
    group: string,
    upload: Upload,
    signal: AbortSignal,
  ): Promise<{ modelPath: string | null; files: string[] }> {
    await this.#sweep()
    const folder = join(this.folder, safeName(group, 'model', 80))
    await makeFolder(folder)
    const path = join(folder, safeFileName(upload.name, 'model'))
    await receiveWhole(upload, path, signal)
    const files = readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .map((name) => join(folder, name))
    return { modelPath: isModelName(path) ? path : (files.find(isModelName) ?? null), files }
  }

  pinned(key: string): FetchedFile | null {
    return this.#pins()[key] ?? null
  }

  pin(key: string, { bytes, sha256 }: FetchedFile): void {
    writeJsonFile(join(this.folder, 'pins.json'), { ...this.#pins(), [key]: { bytes, sha256 } })
  }

  acceptedLicences(): string[] {
    return Object.keys(this.#licences())
  }

  acceptLicence(id: string, licence: string, at: string): void {
    const all = { ...this.#licences(), [id]: { licence, acceptedAt: at } }
    writeJsonFile(join(this.folder, 'licences.json'), all)
  }

  #pins(): z.infer<typeof pinsSchema> {
    return readJsonFile(join(this.folder, 'pins.json'), pinsSchema, {})
  }

  #licences(): z.infer<typeof licencesSchema> {
    return readJsonFile(join(this.folder, 'licences.json'), licencesSchema, {})
  }

  /** Once, before the folder is first used. */
  #sweep(): Promise<unknown> {
    const before = Date.now() - this.#leftoverMs
    this.#swept ??= Promise.all(
      [...new Set([this.folder, this.#also])].map((folder) => removeLeftovers(folder, before)),
    )
    return this.#swept
  }

  #begun(id: string): z.infer<typeof begunSchema> | null {
    return readJsonFile(this.#begunPath(id), begunSchema.nullable(), null)
  }

  #begunPath(id: string): string {
    return join(this.folder, id, 'download.json')
  }

  async #isFresh(id: string): Promise<boolean> {
    const folder = join(this.folder, id)
    const names = await readdir(folder).catch(() => [])
    const times = await Promise.all(
      names.map((name) =>
        stat(join(folder, name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    )
    return Math.max(0, ...times) > Date.now() - abandonedMs
  }
}

/** Every file of a model but its vocabulary or tokenizer. */
function isModelName(path: string): boolean {
  const extension = extname(path).toLowerCase()
  return !basename(path).startsWith('.') && extension !== '.txt' && extension !== '.model'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
