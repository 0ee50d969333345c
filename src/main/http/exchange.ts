import { z } from 'zod'
import { exchangeFormatSchema, exportQuerySchema, maxImportBytes } from '#shared/api/exchange.ts'
import { IzError } from '#shared/error.ts'
import { languageSchema } from '#shared/language.ts'
import type { ExchangeService } from '../services/exchange/ports.ts'
import { errorResponse, json } from './errors.ts'
import { fileNameSchema } from './file-name.ts'
import { readQuery } from './query.ts'
import { readAtMost } from './read-at-most.ts'
import { savedFile } from './saved-file.ts'

const uploadQuery = z.object({ name: fileNameSchema, language: languageSchema })
const megabyte = 1_000_000

/**
 * A file with questions, to be looked at before it is imported -> JSON `ImportPreview`. 413 above `maxImportBytes`: what a person
 * waits for, and what a window can be asked to paste, stays far below.
 * @throws invalid_input, file_empty, questions_unrecognised, spreadsheet_unreadable, spreadsheet_locked, spreadsheet_old, spreadsheet_too_large
 */
export async function openImport(request: Request, url: URL, exchange: ExchangeService): Promise<Response> {
  const { name, language } = readQuery(url, uploadQuery)
  const said = Number(request.headers.get('content-length') ?? 0)
  const bytes = said > maxImportBytes ? null : await readAtMost(request.body, maxImportBytes)
  if (!bytes) {
    const size = Math.ceil(Math.max(said, maxImportBytes + 1) / megabyte)
    const params = { file: name, size, limit: maxImportBytes / megabyte }
    return errorResponse(new IzError('import_too_large', params), 413)
  }
  return json(await exchange.open(name, bytes, language))
}

/**
 * The question bank, or with `?theme=` one theme of it, as a file to save, with headings in `?language=`.
 * @throws invalid_input, not_found
 */
export async function serveQuestionBank(
  request: Request,
  url: URL,
  format: string,
  exchange: ExchangeService,
): Promise<Response> {
  const parsed = exchangeFormatSchema.safeParse(format)
  if (!parsed.success) throw new IzError('not_found', { what: format })
  const { language, theme } = readQuery(url, exportQuerySchema)
  const { fileName, bytes, contentType } = await exchange.export(parsed.data, language, theme ?? null)
  return savedFile(request, { fileName, contentType, content: bytes })
}
