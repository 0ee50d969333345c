import { z } from 'zod'
import { wireErrorSchema } from './error-schema.ts'

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const
export const jobStateSchema = z.enum(jobStates)
export type JobState = z.infer<typeof jobStateSchema>

export const jobKinds = ['import', 'transcribe', 'export', 'retranscribe', 'align', 'diarise'] as const
export const jobKindSchema = z.enum(jobKinds)
export type JobKind = z.infer<typeof jobKindSchema>

/** `done` of `total` in `unit`; `etaMs` is the estimate of the time left, null while unknown. `stage` is a translation key's last part. */
export const progressSchema = z.object({
  unit: z.enum(['ms', 'bytes', 'files']),
  done: z.number().nonnegative(),
  total: z.number().nonnegative().nullable(),
  stage: z.string().nullable(),
  etaMs: z.number().nonnegative().nullable(),
})
export type Progress = z.infer<typeof progressSchema>

export const jobSchema = z.object({
  id: z.string(),
  kind: jobKindSchema,
  state: jobStateSchema,
  /** What the job works for, so that a screen can find its own: the take (import, transcribe, align a text), transcript (retranscribe, align, diarise) or clip (export). */
  interviewId: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** A name to show: the file's or the clip's. */
  title: z.string(),
  progress: progressSchema,
  error: wireErrorSchema.nullable(),
  /** The kind's own result (see services); null until done. */
  result: z.unknown(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export type Job = z.infer<typeof jobSchema>
