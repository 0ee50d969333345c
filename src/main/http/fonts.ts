import { IzError } from '#shared/error.ts'
import type { FileService } from '../services/services.ts'
import { serveFile } from './ranges.ts'

/**
 * A font of the app's own, the same file the export burns captions with.
 * @throws not_found, file_missing
 */
export async function serveFont(request: Request, fileName: string, files: FileService): Promise<Response> {
  if (!/^[\w .-]+\.ttf$/i.test(fileName)) throw new IzError('not_found', { file: fileName })
  const file = await files.font(fileName)
  return serveFile(request, file, { download: false, cacheControl: 'private, no-cache' })
}
