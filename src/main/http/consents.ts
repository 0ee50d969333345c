import type { ConsentService } from '../services/consents/service.ts'
import { serveFile } from './ranges.ts'

/**
 * A signed form: shown when it is a picture or a PDF, unless `?download=1`; anything else is only ever downloaded.
 * @throws not_found, file_missing, file_unreadable
 */
export async function serveConsentFile(
  request: Request,
  url: URL,
  fileId: string,
  consents: ConsentService,
): Promise<Response> {
  const { inline, ...file } = await consents.file(fileId)
  return serveFile(request, file, {
    download: !inline || url.searchParams.get('download') === '1',
    cacheControl: 'no-store',
  })
}
