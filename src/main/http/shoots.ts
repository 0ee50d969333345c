import { z } from 'zod'
import { monthSchema } from '#shared/api/shoots.ts'
import { IzError } from '#shared/error.ts'
import { languageSchema } from '#shared/language.ts'
import type { ShootService } from '../services/shoots/ports.ts'
import { readQuery } from './query.ts'
import { savedFile } from './saved-file.ts'

const querySchema = z.object({ language: languageSchema })

/**
 * One shoot (`/shoots/<id>/ics`) or a month's (`/months/<YYYY-MM>/ics`) as an iCalendar file to save, in `?language=`.
 * @throws not_found, invalid_input
 */
export async function serveCalendarFile(
  request: Request,
  url: URL,
  what: { shoot: string } | { month: string },
  format: string,
  shoots: ShootService,
): Promise<Response> {
  if (format !== 'ics') throw new IzError('not_found', { what: format })
  const { language } = readQuery(url, querySchema)
  let file: Awaited<ReturnType<ShootService['calendarFile']>>
  if ('shoot' in what) file = await shoots.calendarFile(what.shoot, language)
  else {
    if (!monthSchema.safeParse(what.month).success) throw new IzError('not_found', { what: what.month })
    file = await shoots.monthFile(what.month, language)
  }
  return savedFile(request, { ...file, content: file.text })
}
