import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { cueSchema } from '../subtitles.ts'
import { msSchema } from '../transcript.ts'

/** A cue as the library keeps it: it has an identity that survives edits of its neighbours. */
export const storedCueSchema = cueSchema.extend({ id: z.string() })
export type StoredCue = z.infer<typeof storedCueSchema>

export const trackSummarySchema = z.object({
  id: z.string(),
  takeId: z.string(),
  transcriptId: z.string().nullable(),
  language: languageSchema,
  name: z.string(),
  cueCount: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type TrackSummary = z.infer<typeof trackSummarySchema>

export const trackSchema = trackSummarySchema.extend({
  /** Counts every change; an edit names the revision it was made on, so that two windows cannot overwrite each other unseen. */
  revision: z.number().int(),
  cues: z.array(storedCueSchema),
})
export type Track = z.infer<typeof trackSchema>

/** The longest text of a cue that an edit may make, in UTF-16 units. */
export const maxTypedLength = 2000
const typedSchema = z.string().max(maxTypedLength)

const hourMs = 3_600_000
/** A time that an edit may give a cue: below 1000 hours, which the three digits of a file's hours can hold. */
const cueTimeSchema = msSchema.max(1000 * hourMs - 1)
/** So far, either way, all cues can be moved at once. */
export const maxShiftMs = 24 * hourMs
const shiftSchema = z.number().int().min(-maxShiftMs).max(maxShiftMs)

/** What an editor may do to a track. Every edit can be undone. */
export const trackEditSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), cueId: z.string(), text: typedSchema }),
  z.object({ kind: z.literal('times'), cueId: z.string(), startMs: cueTimeSchema, endMs: cueTimeSchema }),
  /** Splits before the character at `position` of the text. */
  z.object({ kind: z.literal('split'), cueId: z.string(), position: z.number().int().nonnegative() }),
  /** Joins the cue with the one after it. */
  z.object({ kind: z.literal('merge'), cueId: z.string() }),
  z.object({ kind: z.literal('remove'), cueId: z.string() }),
  /** In one cue, or in all. */
  z.object({
    ...{ kind: z.literal('replace'), cueId: z.string().nullable() },
    ...{ find: z.string().min(1).max(200), with: z.string().max(200), matchCase: z.boolean() },
  }),
  /** Puts right, in all cues, what breaks the rules and needs no judgement: long lines, small gaps, too little time. */
  z.object({ kind: z.literal('mend') }),
  /** Gives the cues that end when they begin or before as much time as reading them takes, where there is room for that. */
  z.object({ kind: z.literal('lengthen') }),
  /** Moves a cue and those after it, or all, with their words; never to before the start of the recording. */
  z.object({ kind: z.literal('shift'), fromCueId: z.string().nullable(), byMs: shiftSchema }),
  z.object({ kind: z.literal('insert'), startMs: cueTimeSchema, endMs: cueTimeSchema, text: typedSchema }),
])
export type TrackEdit = z.infer<typeof trackEditSchema>
