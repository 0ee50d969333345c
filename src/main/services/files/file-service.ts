import { basename, extname } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { CaptionCatalogue } from '../captions/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { FileService } from '../services.ts'
import type { Disk } from './ports.ts'

/** IANA media types; the ones browsers play go by what Chromium expects of the file. */
const contentTypes: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mkv': 'video/x-matroska',
  '.webm': 'video/webm',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.jpg': 'image/jpeg',
  '.srt': 'application/x-subrip; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.ass': 'text/x-ssa; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
}

function contentTypeOf(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

export function createFileService(deps: {
  session: LibrarySession
  disk: Disk
  captions: CaptionCatalogue
}): FileService {
  const { session, disk, captions } = deps

  const served = (path: string, fileName: string) => {
    if (!disk.isFile(path)) throw new IzError('file_missing', { file: fileName })
    return { path, contentType: contentTypeOf(path), fileName }
  }

  return {
    async media(takeId, what) {
      const library = session.reading()
      const take = found(library.takes.get(takeId), takeId)
      const stem = take.name.replace(/\.[^.]{1,5}$/, '')
      const { files } = library
      if (what === 'poster') {
        if (!files.hasCached(takeId, 'poster.jpg')) throw new IzError('not_found', { id: takeId })
        return served(await files.cached(takeId, 'poster.jpg'), `${stem}.jpg`)
      }
      if (what === 'playable' && files.hasCached(takeId, 'proxy.mp4')) {
        return served(await files.cached(takeId, 'proxy.mp4'), `${stem}.mp4`)
      }
      return served(take.path, take.name)
    },

    async exported(fileId) {
      const library = session.reading()
      const file = found(library.clips.file(fileId), fileId)
      return served(file.path, basename(file.path))
    },

    async font(fileName) {
      for (const style of await captions.styles()) {
        const path = (await captions.fontFiles(style)).find((one) => basename(one) === fileName)
        if (path) return served(path, fileName)
      }
      throw new IzError('not_found', { file: fileName })
    },
  }
}
