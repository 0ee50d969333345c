import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { parseSubtitles } from '../../domain/subtitles/formats.ts'

/** A feature film's subtitles are 200 kB; this only keeps a wrong file out of memory. */
const maxBytes = 50e6

/**
 * Reads subtitles in any known format and encoding.
 * @throws file_missing, file_unreadable, subtitles_empty, subtitles_unrecognised (also for a file above 50 MB, which is not read)
 */
export async function readSubtitleFile(path: string): Promise<Cue[]> {
  const file = basename(path)
  const unreadable = (error: NodeJS.ErrnoException) => {
    throw new IzError(
      error.code === 'ENOENT' ? 'file_missing' : 'file_unreadable',
      { file },
      { cause: error },
    )
  }
  const { size } = await stat(path).catch(unreadable)
  if (size > maxBytes) throw new IzError('subtitles_unrecognised', { file }, { detail: `${size} bytes` })
  const bytes = await readFile(path).catch(unreadable)
  return parseSubtitles(bytes, file)
}
