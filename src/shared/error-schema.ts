import { z } from 'zod'
import { errorCodes } from './error.ts'

// Apart from the errors themselves: each thread of an engine knows those, and would load the schema library for nothing.

export const errorCodeSchema = z.enum(errorCodes)

export const errorParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]))

/** `WireError` */
export const wireErrorSchema = z.object({
  code: errorCodeSchema,
  params: errorParamsSchema,
  detail: z.string().optional(),
})
