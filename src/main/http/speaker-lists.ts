import type { SpeakerService } from '../services/speakers/service.ts'
import { savedFile } from './saved-file.ts'

/**
 * The speakers' list that was ordered by `speakers.prepareList`, as a file to save.
 * @throws not_found
 */
export async function serveSpeakerList(
  request: Request,
  orderId: string,
  speakers: SpeakerService,
): Promise<Response> {
  const { fileName, bytes, contentType } = await speakers.listFile(orderId)
  return savedFile(request, { fileName, contentType, content: bytes })
}
