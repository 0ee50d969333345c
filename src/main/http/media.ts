import { IzError } from '#shared/error.ts'
import type { FileService } from '../services/services.ts'
import { serveFile } from './ranges.ts'

const kinds = ['original', 'playable', 'poster'] as const

/**
 * A take's recording, its playable form, or its poster. `no-store`: a browser's cache must not keep a copy of a recording that
 * outlives the library.
 * @throws not_found, file_missing, file_unreadable
 */
export async function serveMedia(
  request: Request,
  url: URL,
  takeId: string,
  what: string,
  files: FileService,
): Promise<Response> {
  const kind = kinds.find((name) => name === what)
  if (!kind) throw new IzError('not_found', { what })
  const file = await files.media(takeId, kind)
  return serveFile(request, file, {
    download: url.searchParams.get('download') === '1',
    cacheControl: 'no-store',
  })
}
