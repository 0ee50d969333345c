import { z } from 'zod'
import { IzError } from '#shared/error.ts'
import { languageSchema } from '#shared/language.ts'
import { subtitleFormatSchema } from '#shared/subtitles.ts'
import type { TrackService } from '../services/services.ts'
import { errorResponse, json } from './errors.ts'
import { fileNameSchema } from './file-name.ts'
import { readQuery } from './query.ts'
import { readAtMost } from './read-at-most.ts'
import { savedFile } from './saved-file.ts'

/** Far above any real subtitle file (a feature film's is about 200 kB); it only keeps a wrong file out of memory. */
const maxBytes = 50 * 1000 * 1000

/**
 * A track as a subtitle file to save.
 * @throws not_found, subtitles_unshown
 */
export async function serveTrack(
  request: Request,
  id: string,
  format: string,
  tracks: TrackService,
): Promise<Response> {
  const parsed = subtitleFormatSchema.safeParse(format)
  if (!parsed.success) throw new IzError('not_found', { what: format })
  const { fileName, text, contentType } = await tracks.print(id, parsed.data, {
    names: new URL(request.url).searchParams.get('names') === '1',
  })
  return savedFile(request, { fileName, contentType, content: text })
}

const querySchema = z.object({ take: z.string().min(1), language: languageSchema, name: fileNameSchema })

/**
 * Makes a track from a subtitle file in the body; 413 above 50 MB.
 * @throws invalid_input, not_found, subtitles_unrecognised, subtitles_empty
 */
export async function importTrack(request: Request, url: URL, tracks: TrackService): Promise<Response> {
  const { take, language, name } = readQuery(url, querySchema)
  const tooLarge = () => errorResponse(new IzError('invalid_input', { file: name, field: 'bytes' }), 413)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge()
  const bytes = await readAtMost(request.body, maxBytes)
  if (!bytes) return tooLarge()
  return json(await tracks.importFile(take, language, name, bytes))
}
