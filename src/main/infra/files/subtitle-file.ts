import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { Cue } from '#shared/subtitles.ts'
import { parseSubtitles } from '../../domain/subtitles/formats.ts'

/** Reads subtitles in any known format and encoding. @throws file_missing, file_unreadable, subtitles_empty, subtitles_unrecognised */
export async function readSubtitleFile(path: string): Promise<Cue[]> {
  const file = basename(path)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new IzError(
      error.code === 'ENOENT' ? 'file_missing' : 'file_unreadable',
      { file },
      { cause: error },
    )
  })
  return parseSubtitles(bytes, file)
}
