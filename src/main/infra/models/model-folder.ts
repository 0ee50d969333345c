import { mkdirSync, readdirSync } from 'node:fs'
import { mkdir, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import type { CatalogueModel } from '#shared/api/models.ts'
import { IzError } from '#shared/error.ts'
import { safeFileName, safeName } from '../../services/files/safe-name.ts'
import type { FetchedFile, ModelFolder } from '../../services/models/ports.ts'
import type { Upload } from '../../services/services.ts'
import { asFileError } from '../files/atomic.ts'
import { disk, freeBytesOf } from '../files/disk.ts'
import { copyWhole, receiveWhole } from '../files/streams.ts'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'
import { PartFile } from './part-file.ts'

/** `download.json` in the folder of a model that is being fetched, and by which process. */
const begunSchema = z.object({ revision: z.string(), pid: z.number().int() })
const pinsSchema = z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() }))
const licencesSchema = z.record(z.string(), z.object({ licence: z.string(), acceptedAt: z.string() }))

/** A download that has not written for so long is nobody's, even if a process of that number lives. */
const abandonedMs = 120_000

/** The app's own folder of models, with `pins.json` and `licences.json` in it. */
export class DiskModelFolder implements ModelFolder {
  readonly folder: string
  readonly #also: string

  /** @param earlier where versions before this one put uploads; what lies there is the app's own as well */
  constructor(folder: string, earlier: string) {
    this.folder = resolve(folder)
    this.#also = resolve(earlier)
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

  async begin({ id, revision, name }: CatalogueModel): Promise<void> {
    const note = this.#begunPath(id)
    const before = readJsonFile(note, begunSchema.nullable(), null)
    if (before && before.pid !== process.pid && isAlive(before.pid) && (await this.#isFresh(id))) {
      throw new IzError('download_elsewhere', { file: name })
    }
    // Parts of another revision belong to other files.
    if (before && before.revision !== revision) await this.clear(id)
    writeJsonFile(note, { revision, pid: process.pid })
  }

  async end(id: string): Promise<void> {
    await rm(this.#begunPath(id), { force: true, maxRetries: 5 })
  }

  async unfinished(models: readonly CatalogueModel[]): Promise<string[]> {
    return models
      .filter(
        ({ id, revision }) =>
          readJsonFile(this.#begunPath(id), begunSchema.nullable(), null)?.revision === revision,
      )
      .map(({ id }) => id)
  }

  async dropParts(paths: readonly string[]): Promise<void> {
    for (const path of paths) await new PartFile(path).discard()
  }

  async clear(id: string): Promise<void> {
    const folder = join(this.folder, safeName(id, 'model', 80))
    try {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    } catch (error) {
      throw asFileError(error, folder)
    }
  }

  async delete(paths: readonly string[]): Promise<number> {
    let freed = 0
    for (const path of paths.filter((one) => this.isOwn(one) && disk.isFile(one))) {
      try {
        const bytes = await disk.size(path)
        await rm(path, { force: true, maxRetries: 5 })
        freed += bytes
      } catch (error) {
        throw asFileError(error, path)
      }
      await rmdir(dirname(path)).catch(() => {
        // Something else lies in it.
      })
    }
    return freed
  }

  async copyIn(source: string, target: string, control: Parameters<ModelFolder['copyIn']>[2]): Promise<void> {
    try {
      await mkdir(dirname(target), { recursive: true })
    } catch (error) {
      throw asFileError(error, target)
    }
    await copyWhole(source, target, control)
  }

  async receive(
    group: string,
    upload: Upload,
    signal: AbortSignal,
  ): Promise<{ modelPath: string | null; files: string[] }> {
    const folder = join(this.folder, safeName(group, 'model', 80))
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw asFileError(error, folder)
    }
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
