import { z } from 'zod'
import { localizedTextSchema } from '../localized.ts'
import { msSchema } from '../transcript.ts'

/**
 * What can be marked while an interview is filmed. `asked` without an `itemId` is a question that was not in the plan;
 * `follow_up` is one asked within a question; `great` and `note` concern the answer that is being given.
 */
export const markKinds = [
  'start',
  'asked',
  'follow_up',
  'skipped',
  'great',
  'note',
  'pause',
  'resume',
  'end',
] as const
export const markKindSchema = z.enum(markKinds)
export type MarkKind = z.infer<typeof markKindSchema>

/** A moment of the wall clock, ISO 8601 in UTC to the millisecond. */
export const momentSchema = z.iso.datetime({ precision: 3 })

export const markSchema = z.object({
  /** Made by the window that set the mark: sending it twice is sending it once. */
  id: z.uuid(),
  sessionId: z.uuid(),
  /** The mark's place in its session, from 0; it orders marks whatever the clock did meanwhile. */
  seq: z.number().int().min(0).max(1_000_000),
  kind: markKindSchema,
  at: momentSchema,
  /** The question in the plan, null where none is concerned. */
  itemId: z.string().max(100).nullable(),
  /** The question's words as they stood on the screen; empty where none is concerned. */
  text: localizedTextSchema,
  note: z.string().max(10_000),
})
export type Mark = z.infer<typeof markSchema>

/** One entry of a window's journal, in the order in which it was made. */
export const markOpSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), mark: markSchema }),
  /** The mark is taken back; taking back what is not there does nothing. */
  z.object({ op: z.literal('remove'), id: z.uuid() }),
])
export type MarkOp = z.infer<typeof markOpSchema>

export const markBatchSchema = z.object({
  interviewId: z.string().min(1),
  /** Minutes east of UTC where it is filmed. */
  utcOffsetMinutes: z.number().int().min(-1440).max(1440),
  ops: z.array(markOpSchema).min(1).max(500),
})
export type MarkBatch = z.infer<typeof markBatchSchema>

/** One sitting, with its marks in their order. */
export const sessionSchema = z.object({
  id: z.string(),
  interviewId: z.string(),
  startedAt: z.string(),
  utcOffsetMinutes: z.number().int(),
  marks: z.array(markSchema),
})
export type Session = z.infer<typeof sessionSchema>

/** Where the moment came from at which a recording is taken to have begun; see domain/sessions/alignment.ts. */
export const alignmentSources = [
  'manual',
  'created',
  'created_at_end',
  'created_local',
  'created_local_at_end',
  'modified',
] as const
export const alignmentSourceSchema = z.enum(alignmentSources)
export type AlignmentSource = z.infer<typeof alignmentSourceSchema>

/** A mark that falls into the recording, `atMs` after its start. */
export const alignedMarkSchema = markSchema.extend({ atMs: msSchema })
export type AlignedMark = z.infer<typeof alignedMarkSchema>

export const chapterSchema = z.object({
  /** A whole second. */
  startMs: msSchema,
  /** null for what comes before the first question. */
  markId: z.string().nullable(),
  text: localizedTextSchema,
})
export type Chapter = z.infer<typeof chapterSchema>

/** An answer that was marked as great: a range worth a clip. */
export const clipSuggestionSchema = z.object({
  /** The id of the mark that calls for it; of several the first. */
  id: z.string(),
  inMs: msSchema,
  outMs: msSchema,
  /** The question it answers; empty where none is known. */
  text: localizedTextSchema,
  notes: z.array(z.string()),
})
export type ClipSuggestion = z.infer<typeof clipSuggestionSchema>

/** The marks of an interview laid over one of its recordings. */
export const alignmentSchema = z.object({
  takeId: z.string(),
  /** The wall clock's moment at the recording's first picture; null while nobody knows. */
  startedAt: z.string().nullable(),
  source: alignmentSourceSchema.nullable(),
  /** What would be taken if nobody had set it. */
  guess: z.object({ startedAt: z.string(), source: alignmentSourceSchema }).nullable(),
  marks: z.array(alignedMarkSchema),
  /** Live marks of the interview, inside the recording or not. */
  markCount: z.number().int(),
  /** The interview's marks in their order, for setting one of them to what is heard. */
  sessions: z.array(sessionSchema),
  chapters: z.array(chapterSchema),
  /** Whether YouTube will show the chapters: it wants three at least. */
  chaptersShown: z.boolean(),
  suggestions: z.array(clipSuggestionSchema),
})
export type Alignment = z.infer<typeof alignmentSchema>
