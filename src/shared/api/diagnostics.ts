import { z } from 'zod'
import { modelSchema } from './interviews.ts'

/** Where an ffmpeg came from, in the order in which they are tried. */
export const ffmpegOrigins = ['setting', 'bundled', 'path', 'installer'] as const
/** Why an ffmpeg cannot be used. */
export const ffmpegProblems = [
  'not_found',
  'not_runnable',
  'too_old',
  'no_libass',
  'no_loudnorm',
  'no_libx264',
  'no_aac',
  'no_ffprobe',
] as const

const ffmpegSchema = z.object({
  origin: z.enum(ffmpegOrigins),
  path: z.string(),
  version: z.string().nullable(),
  /** Whether it brings a high dynamic range picture (HLG, PQ) to a standard screen's; one that cannot is good for all else. */
  canToneMap: z.boolean(),
})

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
    chosen: ffmpegSchema.nullable(),
    candidates: z.array(ffmpegSchema.extend({ problems: z.array(z.enum(ffmpegProblems)) })),
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
