import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { decodeText } from '../domain/subtitles/formats/decode.ts'
import { unreadable } from '../infra/files/disk.ts'
import { orStopped } from './stop.ts'

/** A book is 1 MB of text; this only keeps a recording that was named by mistake out of memory. */
const maxBytes = 50e6

/**
 * Reads a text file that an option names, in any encoding subtitles come in.
 * @throws file_missing, file_unreadable, import_too_large (above 50 MB, which is not read), cancelled
 */
export async function readGivenText(path: string, signal: AbortSignal): Promise<string> {
  const fail = (error: unknown) => {
    throw unreadable(error, path)
  }
  const { size } = await stat(path).catch(fail)
  if (size > maxBytes) {
    const megabytes = { size: Math.round(size / 1e6), limit: maxBytes / 1e6 }
    throw new IzError('import_too_large', { file: basename(path), ...megabytes })
  }
  return decodeText(await orStopped(signal, readFile(path).catch(fail)))
}
