import type { z } from 'zod'
import { IzError } from '#shared/error.ts'

/**
 * The query of an address, checked.
 * @throws invalid_input naming the first field that is wrong
 */
export function readQuery<Schema extends z.ZodType>(url: URL, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(Object.fromEntries(url.searchParams))
  if (result.success) return result.data
  const field = result.error.issues[0]?.path.join('.') ?? ''
  throw new IzError('invalid_input', { field })
}
