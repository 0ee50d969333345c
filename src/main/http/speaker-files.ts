import { z } from 'zod'
import type { SpeakerService } from '../services/speakers/service.ts'
import { json } from './errors.ts'
import { fileNameSchema } from './file-name.ts'
import { readQuery } from './query.ts'
import { serveFile } from './ranges.ts'
import { uploadOf } from './uploads.ts'

const query = z.object({
  speaker: z.string().min(1),
  kind: z.enum(['photo', 'document']),
  name: fileNameSchema,
})

/**
 * A photo or a document of a speaker, streamed into the library.
 * @throws invalid_input, not_found, picture_unrecognised, file_empty, disk_full, cancelled
 */
export async function uploadSpeakerFile(
  request: Request,
  url: URL,
  speakers: SpeakerService,
): Promise<Response> {
  const { speaker, kind, name } = readQuery(url, query)
  return json(await speakers.addFile(speaker, kind, uploadOf(request, name), request.signal))
}

/**
 * A photo or a document of a speaker. What a browser cannot show as a picture or a PDF is always an attachment: a page that
 * somebody sent must not run as a part of the app. `no-store`: nothing of a person stays in a browser's cache.
 * @throws not_found, file_missing, file_unreadable
 */
export async function serveSpeakerFile(
  request: Request,
  url: URL,
  fileId: string,
  speakers: SpeakerService,
): Promise<Response> {
  const { inline, ...file } = await speakers.servedFile(fileId)
  return serveFile(request, file, {
    download: !inline || url.searchParams.get('download') === '1',
    cacheControl: 'no-store',
  })
}
