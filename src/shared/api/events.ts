import { z } from 'zod'
import { jobSchema } from '../job.ts'
import { interviewStatusSchema } from '../pipeline.ts'
import { wordSchema } from '../transcript.ts'

/** The kinds of things a screen may have to fetch again. */
export const changedEntitySchema = z.enum([
  'app',
  'interviews',
  'takes',
  'transcripts',
  'tracks',
  'clips',
  'models',
  'history',
  'speakers',
  'criteria',
  'consents',
  'themes',
  'questions',
  'plans',
  'shoots',
  'sessions',
  'glossary',
  'downloads',
])
export type ChangedEntity = z.infer<typeof changedEntitySchema>

/** What the event stream carries; each has a number of its own (the SSE id), so that a stream can be resumed. */
export const appEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: jobSchema }),
  z.object({ type: z.literal('changed'), entity: changedEntitySchema, id: z.string().nullable() }),
  /** Words that a running transcription has just finished. */
  z.object({ type: z.literal('words'), jobId: z.string(), takeId: z.string(), words: z.array(wordSchema) }),
  /** An interview went on to a later stage by what was done with it; a person may take that back. */
  z.object({
    type: z.literal('advanced'),
    interviewId: z.string(),
    title: z.string(),
    from: interviewStatusSchema,
    to: interviewStatusSchema,
  }),
  /** How many questions of a file to be imported have been compared with the bank, or bytes of a model read and copied. */
  z.object({
    type: z.literal('import_progress'),
    importId: z.string(),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** The stream could not be resumed where it broke: fetch everything again. */
  z.object({ type: z.literal('reset') }),
])
export type AppEvent = z.infer<typeof appEventSchema>
