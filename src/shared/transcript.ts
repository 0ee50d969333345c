import { z } from 'zod'
import { languageSchema } from './language.ts'

/** Integer milliseconds from the start of the recording. */
export const msSchema = z.number().int().nonnegative()

/** One spoken word. `confidence` is 0..1, null where the engine gives none. */
export const wordSchema = z.object({
  text: z.string().min(1),
  startMs: msSchema,
  endMs: msSchema,
  confidence: z.number().min(0).max(1).nullable(),
  language: languageSchema.nullable(),
  speaker: z.string().nullable(),
})
export type Word = z.infer<typeof wordSchema>

export const engineNames = ['gigaam', 'whisper'] as const
export const engineNameSchema = z.enum(engineNames)
export type EngineName = z.infer<typeof engineNameSchema>

/** A transcript as it is stored and as `iz transcribe --out FILE.json` prints it. Words are in time order. */
export const transcriptSchema = z.object({
  language: languageSchema,
  engine: engineNameSchema,
  durationMs: msSchema,
  words: z.array(wordSchema),
})
export type Transcript = z.infer<typeof transcriptSchema>
