import { z } from 'zod'
import { msSchema, wordSchema } from './transcript.ts'

/**
 * One subtitle: shown from `startMs` (in) to `endMs` (out). `text` holds its lines, parted by `\n`.
 * `words` keeps the timing of each word for highlighting and later edits; it is empty for cues from a plain file.
 */
export const cueSchema = z.object({
  startMs: msSchema,
  endMs: msSchema,
  text: z.string(),
  words: z.array(wordSchema),
})
export type Cue = z.infer<typeof cueSchema>

/** The figures a track is cut and checked by. Lengths in characters, speeds in characters a second (CPS), times in ms. */
export const subtitleRulesSchema = z.object({
  maxLineLength: z.number().int().positive(),
  maxLines: z.number().int().positive(),
  maxCps: z.number().positive(),
  minDurationMs: msSchema,
  maxDurationMs: msSchema,
  minGapMs: msSchema,
  /** Gaps shorter than this (and longer than `minGapMs`) are closed to `minGapMs`. */
  closeGapMs: msSchema,
  /** How long a cue may stay after its last word when there is room. */
  maxHangMs: msSchema,
})
export type SubtitleRules = z.infer<typeof subtitleRulesSchema>

/** Whether subtitles have the words that are marked as `filler`: hesitations and repetitions. */
export const hesitationsSchema = z.enum(['hide', 'show'])
export type Hesitations = z.infer<typeof hesitationsSchema>

export const subtitleFormats = ['srt', 'vtt', 'ass', 'txt'] as const
export const subtitleFormatSchema = z.enum(subtitleFormats)
export type SubtitleFormat = z.infer<typeof subtitleFormatSchema>

export const qcRuleNames = [
  'line_length',
  'line_count',
  'reading_speed',
  'too_short',
  'too_long',
  'gap',
  'overlap',
  'order',
  'after_end',
  'empty',
] as const
/** One broken rule. `cue` counts from 0; `value` and `limit` are in the rule's own unit (characters, lines, CPS, ms). */
export const qcFindingSchema = z.object({
  rule: z.enum(qcRuleNames),
  cue: z.number().int().nonnegative(),
  value: z.number(),
  limit: z.number(),
})
export type QcFinding = z.infer<typeof qcFindingSchema>
