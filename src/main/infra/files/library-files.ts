import { existsSync } from 'node:fs'
import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, isAbsolute, join, relative } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Peaks } from '#shared/media.ts'
import type { Control } from '../../services/control.ts'
import type { CachedFile, LibraryFiles } from '../../services/files/ports.ts'
import { exportFolderName, freeName, safeFileName } from '../../services/files/safe-name.ts'
import type { Upload } from '../../services/services.ts'
import { asFileError, temporaryName } from './atomic.ts'
import { freeBytesOf, unreadable } from './disk.ts'
import { makeFolder } from './make-folder.ts'
import { copyWhole, receiveWhole } from './streams.ts'
import { writeTextFile } from './text-file.ts'

/** What a killed process leaves beside files under a temporary name: an export's work folder in the cache. */
const workFolder = /^clip-[A-Za-z0-9]{6}$/

/** A scan of a form, a photo or a letter; a film is a recording and has its own place. */
const maxAttachmentBytes = 100_000_000

/** The media, cache and exports folders of one library. */
export class DiskLibraryFiles implements LibraryFiles {
  readonly #folder: string
  readonly #isInUse: (path: string) => boolean
  /** Names of files that are being written, which do not exist yet. */
  readonly #reserved = new Set<string>()
  /** Aborted when the library closes: what is still being sent has no place any more. */
  readonly #closing = new AbortController()
  readonly #receiving = new Set<Promise<unknown>>()

  /** @param isInUse whether the library points to `path`, relative to its folder, though there may be no such file at the moment */
  constructor(folder: string, isInUse: (path: string) => boolean = () => false) {
    this.#folder = folder
    this.#isInUse = isInUse
  }

  async cached(takeId: string, file: CachedFile): Promise<string> {
    const folder = join(this.#folder, 'cache', takeId)
    await makeFolder(folder)
    return join(folder, file)
  }

  hasCached(takeId: string, file: CachedFile): boolean {
    return existsSync(join(this.#folder, 'cache', takeId, file))
  }

  async readPeaks(takeId: string): Promise<Peaks | null> {
    try {
      return JSON.parse(await readFile(join(this.#folder, 'cache', takeId, 'peaks.json'), 'utf8')) as Peaks
    } catch {
      // Deleted, or damaged by hand: either way the waveform is not there.
      return null
    }
  }

  async writePeaks(takeId: string, peaks: Peaks): Promise<void> {
    await writeTextFile(await this.cached(takeId, 'peaks.json'), JSON.stringify(peaks))
  }

  cachedBytes(takeId: string): Promise<number> {
    return bytesIn(join(this.#folder, 'cache', takeId))
  }

  isInside(path: string): boolean {
    const inside = relative(this.#folder, path)
    return inside !== '' && !/^\.\.(?:[/\\]|$)/.test(inside) && !isAbsolute(inside)
  }

  copyIn(path: string, name: string, control: Control): Promise<string> {
    return this.#into('media', name, (target) => copyWhole(path, target, control))
  }

  receive(upload: Upload, signal: AbortSignal): Promise<string> {
    return this.#whileOpen(upload.name, signal, (either) =>
      this.#into('media', upload.name, (target) => receiveWhole(upload, target, either)),
    )
  }

  receiveAttachment(upload: Upload, signal: AbortSignal): Promise<string> {
    return this.#whileOpen(upload.name, signal, (either) =>
      this.#into('attachments', upload.name, (target) =>
        receiveWhole(upload, target, either, maxAttachmentBytes),
      ),
    )
  }

  async stopReceiving(): Promise<void> {
    this.#closing.abort()
    await Promise.allSettled(this.#receiving)
  }

  async head(path: string, bytes: number): Promise<Uint8Array> {
    try {
      const file = await open(path)
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    } catch (error) {
      throw unreadable(error, path)
    }
  }

  async removeInside(path: string): Promise<void> {
    if (!this.isInside(path)) throw new IzError('path_not_writable', { file: basename(path) })
    try {
      await rm(path, { force: true, maxRetries: 5 })
    } catch (error) {
      throw asFileError(error, path)
    }
  }

  async exportFolder(interviewTitle: string): Promise<string> {
    const folder = join(this.#folder, 'exports', exportFolderName(interviewTitle))
    await makeFolder(folder)
    return folder
  }

  writeText(path: string, text: string): Promise<void> {
    return writeTextFile(path, text)
  }

  async removeLeftovers(): Promise<number> {
    let removed = 0
    // A backup that was about to take the library's place lies beside it, with a log of its own.
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!temporaryName.test(name)) continue
      await rm(join(this.#folder, name), { recursive: true, force: true, maxRetries: 5 })
      removed += 1
    }
    for (const name of ['media', 'attachments', 'cache', 'exports', 'backups']) {
      const top = join(this.#folder, name)
      const entries = await readdir(top, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        const isWorkFolder = name === 'cache' && entry.parentPath === top && workFolder.test(entry.name)
        if (!isWorkFolder && !temporaryName.test(entry.name)) continue
        await rm(join(entry.parentPath, entry.name), { recursive: true, force: true, maxRetries: 5 })
        removed += 1
      }
    }
    return removed
  }

  async usage(): Promise<{ bytes: number; freeBytes: number }> {
    return { bytes: await bytesIn(this.#folder), freeBytes: (await freeBytesOf(this.#folder)) ?? 0 }
  }

  async #whileOpen<T>(
    name: string,
    signal: AbortSignal,
    receive: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const closing = this.#closing.signal
    const received = receive(AbortSignal.any([signal, closing]))
    this.#receiving.add(received)
    try {
      return await received
    } catch (error) {
      throw closing.aborted && !signal.aborted ? new IzError('interrupted', { file: basename(name) }) : error
    } finally {
      this.#receiving.delete(received)
    }
  }

  async #into(
    place: 'media' | 'attachments',
    name: string,
    write: (target: string) => Promise<void>,
  ): Promise<string> {
    const folder = join(this.#folder, place)
    await makeFolder(folder)
    const isTaken = (candidate: string) =>
      existsSync(join(folder, candidate)) ||
      this.#reserved.has(candidate.toLowerCase()) ||
      this.#isInUse(`${place}/${candidate}`)
    const chosen = freeName(safeFileName(name, 'recording'), isTaken)
    this.#reserved.add(chosen.toLowerCase())
    try {
      const target = join(folder, chosen)
      await write(target)
      return target
    } finally {
      this.#reserved.delete(chosen.toLowerCase())
    }
  }
}

/** Bytes of all files in a folder and below it; 0 where there is none. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    )
  }
  return bytes
}
