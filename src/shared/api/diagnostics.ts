import { z } from 'zod'
import { modelSchema } from './interviews.ts'

/** What `iz doctor` and the diagnostics page show. */
export const diagnosticsSchema = z.object({
  app: z.string(),
  node: z.string(),
  electron: z.string().nullable(),
  platform: z.string(),
  arch: z.string(),
  cpus: z.number().int(),
  memoryBytes: z.number(),
  ffmpeg: z.object({
    chosen: z.object({ origin: z.string(), path: z.string(), version: z.string().nullable() }).nullable(),
    candidates: z.array(
      z.object({
        origin: z.string(),
        path: z.string(),
        version: z.string().nullable(),
        problems: z.array(z.string()),
      }),
    ),
  }),
  engines: z.array(
    z.object({
      name: z.string(),
      version: z.string().nullable(),
      ok: z.boolean(),
      detail: z.string().nullable(),
    }),
  ),
  models: z.array(modelSchema),
  /** The model that finds speech; null: loudness does. */
  voiceActivity: z.object({ name: z.string(), path: z.string(), builtIn: z.boolean() }).nullable(),
  library: z
    .object({
      path: z.string(),
      schemaVersion: z.number().int(),
      integrity: z.enum(['ok', 'damaged']),
      bytes: z.number(),
      freeBytes: z.number(),
      interviews: z.number().int(),
      takes: z.number().int(),
      missingMedia: z.number().int(),
    })
    .nullable(),
})
export type Diagnostics = z.infer<typeof diagnosticsSchema>
