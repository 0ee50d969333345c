import { z } from 'zod'
import { languageSchema, spokenLanguageSchema } from '../language.ts'
import {
  msSchema,
  stretchSchema,
  transcriptSchema,
  transcriptSpeakerSchema,
  wordSchema,
} from '../transcript.ts'

const idSchema = z.string().min(1)

/** What a transcription is asked for. `modelId` null: the app picks by language, stretch by stretch, from what is installed. */
export const transcribeOptionsSchema = z.object({
  takeId: idSchema,
  modelId: idSchema.nullable(),
  language: spokenLanguageSchema,
  translateTo: z.literal('en').nullable(),
})
export type TranscribeOptions = z.infer<typeof transcribeOptionsSchema>

/** A transcript as the library keeps it; `revision` counts its changes, and an edit names the one it was made on. */
export const storedTranscriptSchema = transcriptSchema.extend({
  id: idSchema,
  takeId: idSchema,
  revision: z.number().int(),
})
export type StoredTranscript = z.infer<typeof storedTranscriptSchema>

/** A transcript after an edit. `cuesLeft` counts the cues that it concerns and that stayed as they are, because a person has changed them. */
export const editedTranscriptSchema = storedTranscriptSchema.extend({
  cuesLeft: z.number().int().nonnegative(),
})
export type EditedTranscript = z.infer<typeof editedTranscriptSchema>

/** Words `from` up to, not including, `to`, counted from 0 over the whole transcript. */
const wordRange = { from: z.number().int().nonnegative(), to: z.number().int().nonnegative() }

/** What a person may do to a transcript. Every edit can be undone. Tracks cut from it follow where nobody has changed them. */
export const transcriptEditSchema = z.discriminatedUnion('kind', [
  /** Other words in their place (none: removes them): unchanged words keep their times, new ones share the gap. */
  z.object({ kind: z.literal('text'), ...wordRange, text: z.string().max(20_000) }),
  /** Back to what the engine heard before the glossary. */
  z.object({ kind: z.literal('heard'), ...wordRange }),
  z.object({ kind: z.literal('checked'), ...wordRange, checked: z.boolean() }),
  /** A hesitation, which subtitles can leave out, or none. */
  z.object({ kind: z.literal('filler'), ...wordRange, filler: z.boolean() }),
  z.object({ kind: z.literal('language'), ...wordRange, language: languageSchema }),
  z.object({ kind: z.literal('speaker'), ...wordRange, speaker: z.string().nullable() }),
  /** Names and roles; a speaker that is left out is taken off its words. */
  z.object({ kind: z.literal('speakers'), speakers: z.array(transcriptSpeakerSchema).max(20) }),
])
export type TranscriptEdit = z.infer<typeof transcriptEditSchema>

/** A part of a transcript recognised anew, to be compared with what is there. */
export const proposalSchema = z.object({
  id: idSchema,
  transcriptId: idSchema,
  startMs: msSchema,
  endMs: msSchema,
  words: z.array(wordSchema),
  stretches: z.array(stretchSchema),
  createdAt: z.string(),
})
export type Proposal = z.infer<typeof proposalSchema>

export const retranscribeOptionsSchema = z.object({
  transcriptId: idSchema,
  startMs: msSchema,
  endMs: msSchema,
  modelId: idSchema.nullable(),
  language: spokenLanguageSchema,
})
export type RetranscribeOptions = z.infer<typeof retranscribeOptionsSchema>

/**
 * Timing words by the sound: those of a transcript (`transcriptId`), or a text somebody typed or pasted (`text`), which makes a new
 * transcript. `range`: only the words of the transcript in it, or where in the recording the text is said.
 */
export const alignOptionsSchema = z.object({
  takeId: idSchema,
  transcriptId: idSchema.nullable(),
  text: z.string().max(2_000_000).nullable(),
  language: languageSchema,
  range: z.object({ startMs: msSchema, endMs: msSchema }).exactOptional(),
})
export type AlignOptions = z.infer<typeof alignOptionsSchema>

export const diariseMethods = ['voices', 'channels'] as const
/** Who speaks: told apart by voice, or by channel where each had a microphone. */
export const diariseOptionsSchema = z.object({ transcriptId: idSchema, method: z.enum(diariseMethods) })
export type DiariseOptions = z.infer<typeof diariseOptionsSchema>

/** Whether the channels of a recording tell who speaks: there is one only, one of them is silent, or both have the same sound. */
export const channelsVerdicts = ['usable', 'mono', 'silent', 'same'] as const
export type ChannelsVerdict = (typeof channelsVerdicts)[number]
