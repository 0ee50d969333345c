import { z } from 'zod'
import type { ConsentService } from '../services/consents/service.ts'
import type { ModelService } from '../services/models/service.ts'
import type { TakeService, Upload } from '../services/services.ts'
import { json } from './errors.ts'
import { fileNameSchema } from './file-name.ts'
import { readQuery } from './query.ts'

/** The body of a request as a file with that name. */
export function uploadOf(request: Request, name: string): Upload {
  const length = request.headers.get('content-length')
  return {
    name,
    bytes: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null,
    body: request.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  }
}

/** `modified` is when the file was last written on the sender's disk, in ms since 1970. */
const takeQuery = z.object({
  interview: z.string().min(1),
  name: fileNameSchema,
  modified: z.coerce.number().int().positive().max(8.64e15).optional(),
})

/**
 * A recording, streamed into the library.
 * @throws invalid_input, not_found, file_empty, disk_full, cancelled
 */
export async function uploadTake(request: Request, url: URL, takes: TakeService): Promise<Response> {
  const { interview, name, modified } = readQuery(url, takeQuery)
  const upload = { ...uploadOf(request, name), modifiedMs: modified ?? null }
  return json(await takes.importUpload(interview, upload, request.signal))
}

const modelQuery = z.object({ group: z.uuid(), name: fileNameSchema })

/**
 * One file of a speech model; `{ model: null }` while another file of the group is still to come.
 * @throws invalid_input, model_invalid, disk_full, cancelled
 */
export async function uploadModel(request: Request, url: URL, models: ModelService): Promise<Response> {
  const { group, name } = readQuery(url, modelQuery)
  return json({ model: await models.addUpload(group, uploadOf(request, name), request.signal) })
}

const consentQuery = z.object({ consent: z.string().min(1), name: fileNameSchema })

/**
 * A scan or a photograph of a signed form.
 * @throws invalid_input, not_found, file_empty, disk_full, cancelled
 */
export async function uploadConsentFile(
  request: Request,
  url: URL,
  consents: ConsentService,
): Promise<Response> {
  const { consent, name } = readQuery(url, consentQuery)
  return json(await consents.attach(consent, uploadOf(request, name), request.signal))
}
