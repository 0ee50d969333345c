import type { SpeakerService } from '../services/speakers/service.ts'
import { attachment } from './content-disposition.ts'

/**
 * The speakers' list that was ordered by `speakers.prepareList`, as a file to save. `no-store`: nothing of a person stays in a
 * browser's cache.
 * @throws not_found
 */
export async function serveSpeakerList(
  request: Request,
  orderId: string,
  speakers: SpeakerService,
): Promise<Response> {
  const { fileName, bytes, contentType } = await speakers.listFile(orderId)
  return new Response(request.method === 'HEAD' ? null : Buffer.from(bytes), {
    headers: {
      'cache-control': 'no-store',
      'content-disposition': attachment(fileName),
      'content-length': String(bytes.length),
      'content-type': contentType,
    },
  })
}
