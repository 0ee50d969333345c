import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { lineSchema } from '../line.ts'
import { mediaInfoSchema } from '../media.ts'
import { interviewStatusSchema } from '../pipeline.ts'
import { engineNameSchema, msSchema } from '../transcript.ts'
import { wordErrorsSchema } from './models.ts'

const idSchema = z.string().min(1)
/** A day, 'YYYY-MM-DD', where the person is. */
const daySchema = z.iso.date()

export const interviewSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** Of the speaker `speakerId`, as long as there is one; else what was typed. */
  speakerName: z.string(),
  speakerId: z.string().nullable(),
  themeId: z.string().nullable(),
  status: interviewStatusSchema,
  lastContactOn: daySchema.nullable(),
  nextStep: z.string(),
  nextStepOn: daySchema.nullable(),
  /** The language mostly spoken, as far as known. */
  language: languageSchema.nullable(),
  notes: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Interview = z.infer<typeof interviewSchema>

/** A line of the interviews' list: the interview and how far it has come. */
export const interviewSummarySchema = interviewSchema.extend({
  takeCount: z.number().int(),
  durationMs: msSchema,
  posterTakeId: z.string().nullable(),
  transcriptCount: z.number().int(),
  trackLanguages: z.array(languageSchema),
  clipCount: z.number().int(),
  exportCount: z.number().int(),
  /** Questions in its plan. */
  planCount: z.number().int(),
})
export type InterviewSummary = z.infer<typeof interviewSummarySchema>

export const interviewFieldsSchema = z.object({
  title: lineSchema(300).min(1),
  /** Ignored when the interview has a `speakerId`: it is the speaker's name then. */
  speakerName: lineSchema(300),
  language: languageSchema.nullable(),
  notes: z.string().max(100_000),
  speakerId: z.string().min(1).nullable().optional(),
  themeId: z.string().min(1).nullable().optional(),
  status: interviewStatusSchema.optional(),
  lastContactOn: daySchema.nullable().optional(),
  nextStep: z.string().trim().max(1000).optional(),
  nextStepOn: daySchema.nullable().optional(),
})
export type InterviewFields = z.infer<typeof interviewFieldsSchema>

export const takeSchema = z.object({
  id: idSchema,
  interviewId: idSchema,
  /** The recording's file name as the person knows it. */
  name: z.string(),
  placement: z.enum(['reference', 'copy']),
  /** null until the import job has probed it. */
  info: mediaInfoSchema.nullable(),
  hasPeaks: z.boolean(),
  hasPoster: z.boolean(),
  hasProxy: z.boolean(),
  /** `importing` until its job is done; `failed` when that failed; `missing` when the file is no longer where it was. */
  status: z.enum(['importing', 'ready', 'failed', 'missing']),
  createdAt: z.string(),
})
export type Take = z.infer<typeof takeSchema>

/** A recording that was taken out of its interview, or whose interview was removed: undo can bring it back until it is deleted for good. */
export const removedTakeSchema = z.object({
  id: idSchema,
  name: z.string(),
  interviewTitle: z.string(),
  /** Bytes of its files in the library: the copy of the recording, if there is one, and what was derived from it. */
  bytes: z.number().int(),
  /** The recording itself lies elsewhere and stays there. */
  elsewhere: z.boolean(),
})
export type RemovedTake = z.infer<typeof removedTakeSchema>

/** `finished`: false where a file or the old pages of the database could not be got rid of yet; that is tried again. */
export interface PurgedTakes {
  freedBytes: number
  finished: boolean
}

export const transcriptSummarySchema = z.object({
  id: idSchema,
  takeId: idSchema,
  language: languageSchema,
  engine: engineNameSchema,
  modelName: z.string(),
  translated: z.boolean(),
  wordCount: z.number().int(),
  createdAt: z.string(),
})
export type TranscriptSummary = z.infer<typeof transcriptSummarySchema>

export const modelSchema = z.object({
  id: idSchema,
  name: z.string(),
  engine: engineNameSchema,
  path: z.string(),
  bytes: z.number().int(),
  languages: z.array(languageSchema),
  canTranslate: z.boolean(),
  /** What has been published of it; empty for a model that is not of the catalogue. */
  wordErrors: wordErrorsSchema,
  /** By the shape of its file, or by its publisher; null where neither says. */
  parameters: z.number().int().nullable(),
  /** One of the small models of the sample project; not for real work. */
  demo: z.boolean(),
  /** The file is gone. */
  missing: z.boolean(),
})
export type Model = z.infer<typeof modelSchema>
