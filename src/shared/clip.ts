import { z } from 'zod'
import { msSchema } from './transcript.ts'

export const presetIds = ['youtube', 'reels', 'shorts', 'feed', 'square'] as const
export const presetIdSchema = z.enum(presetIds)
export type PresetId = z.infer<typeof presetIdSchema>

/** One target of an export; the figures are data (resources/presets.json), each with the page it came from. */
export const presetSchema = z.object({
  id: presetIdSchema,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** kbit/s at up to 30 fps and above. */
  videoKbps: z.number().positive(),
  videoKbpsHighFps: z.number().positive(),
  audioKbps: z.number().positive(),
  /** Closed GOP, in seconds. */
  gopSeconds: z.number().positive(),
  maxFps: z.number().positive(),
  maxDurationMs: msSchema.nullable(),
  minDurationMs: msSchema.nullable(),
  /** Where captions may stand: pixels of the frame kept free at each side. */
  safeArea: z.object({ top: z.number(), right: z.number(), bottom: z.number(), left: z.number() }),
  loudness: z.object({ lufs: z.number(), truePeakDb: z.number() }),
  source: z.string(),
})
export type Preset = z.infer<typeof presetSchema>

/** A caption style (resources/caption-styles.json). Sizes are for a frame 1080 pixels on its shorter side. Colours are #RRGGBB or #RRGGBBAA. */
export const captionStyleSchema = z.object({
  id: z.string(),
  name: z.object({ kk: z.string(), ru: z.string(), en: z.string() }),
  font: z.string(),
  bold: z.boolean(),
  sizePx: z.number().positive(),
  colour: z.string(),
  outlineColour: z.string(),
  outlinePx: z.number().nonnegative(),
  shadowPx: z.number().nonnegative(),
  /** A box behind the text instead of an outline. */
  box: z.string().nullable(),
  /** Colour of the word being spoken, null for captions without word highlight. */
  highlight: z.string().nullable(),
  /** Colours of the speakers, in the order of the transcript (interviewer, guest), in place of `colour`; again from the first when there are more. */
  speakerColours: z.array(z.string()).min(1).exactOptional(),
  maxLineLength: z.object({ landscape: z.number().int(), portrait: z.number().int() }),
})
export type CaptionStyle = z.infer<typeof captionStyleSchema>

/** One exported file, as `iz export --json` prints it. */
export const exportResultSchema = z.object({
  preset: presetIdSchema,
  path: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  durationMs: msSchema,
  lufs: z.number().nullable(),
  truePeakDb: z.number().nullable(),
})
export type ExportResult = z.infer<typeof exportResultSchema>
