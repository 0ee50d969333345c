import { z } from 'zod'
import { exportResultSchema, presetIdSchema } from '../clip.ts'
import { framingChoiceSchema } from '../framing.ts'
import { lineSchema } from '../line.ts'
import { msSchema } from '../transcript.ts'

export const clipFieldsSchema = z.object({
  title: lineSchema(300).min(1),
  inMs: msSchema,
  outMs: msSchema,
  trackId: z.string().nullable(),
  styleId: z.string().nullable(),
  presets: z.array(presetIdSchema),
  /** Captions in the picture. */
  burnIn: z.boolean(),
  /** A caption file beside each video. */
  sidecar: z.enum(['none', 'srt', 'vtt']),
  /** How the picture stands in the frames of all targets; by itself where absent. */
  framing: framingChoiceSchema.exactOptional(),
})
export type ClipFields = z.infer<typeof clipFieldsSchema>

/** A file an export left; `path` is shown to the person, the file itself is fetched by id. */
export const exportedFileSchema = z.object({
  id: z.string(),
  clipId: z.string(),
  jobId: z.string(),
  name: z.string(),
  path: z.string(),
  bytes: z.number().int(),
  /** null for a caption file. */
  video: exportResultSchema.omit({ path: true }).nullable(),
  createdAt: z.string(),
  missing: z.boolean(),
})
export type ExportedFile = z.infer<typeof exportedFileSchema>

export const clipSchema = clipFieldsSchema.extend({
  id: z.string(),
  takeId: z.string(),
  interviewId: z.string(),
  createdAt: z.string(),
  files: z.array(exportedFileSchema),
})
export type Clip = z.infer<typeof clipSchema>
