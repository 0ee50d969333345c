import type { FileService } from '../services/services.ts'
import { serveFile } from './ranges.ts'

/**
 * A file an export left, to play or to download.
 * @throws not_found, file_missing, file_unreadable
 */
export async function serveExport(
  request: Request,
  url: URL,
  fileId: string,
  files: FileService,
): Promise<Response> {
  const file = await files.exported(fileId)
  return serveFile(request, file, {
    download: url.searchParams.get('download') === '1',
    cacheControl: 'no-store',
  })
}
