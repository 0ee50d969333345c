import { z } from 'zod'
import { languageSchema } from './language.ts'

/** Integer milliseconds from the start of the recording. */
export const msSchema = z.number().int().nonnegative()

/** Why a word may be the engine's invention: said over and over, written over silence, or more than anyone could say in that time. */
export const wordFlags = ['repetition', 'over_silence', 'too_fast'] as const
export const wordFlagSchema = z.enum(wordFlags)
export type WordFlag = z.infer<typeof wordFlagSchema>

/** One spoken word. `confidence` is 0..1, null where the engine gives none. `speaker` names one of the transcript's `speakers`. */
export const wordSchema = z.object({
  text: z.string().min(1),
  startMs: msSchema,
  endMs: msSchema,
  confidence: z.number().min(0).max(1).nullable(),
  language: languageSchema.nullable(),
  speaker: z.string().nullable(),
  /** What the engine heard before the glossary put `text` in its place. */
  heard: z.string().min(1).exactOptional(),
  /** The same for the words of a name of several, one after the other: the glossary put them there as one. When the first of them began then, ms. */
  correction: msSchema.exactOptional(),
  flag: wordFlagSchema.exactOptional(),
  /** A hesitation or a repeated word: subtitles can leave it out. */
  filler: z.literal(true).exactOptional(),
  /** A person has looked at it, or written it. */
  checked: z.literal(true).exactOptional(),
})
export type Word = z.infer<typeof wordSchema>

/** The middle of a word, ms: it tells to which part of a recording a word belongs that a boundary runs through. */
export function middleMs({ startMs, endMs }: Pick<Word, 'startMs' | 'endMs'>): number {
  return (startMs + endMs) / 2
}

export const engineNames = ['gigaam', 'whisper', 'parakeet'] as const
export const engineNameSchema = z.enum(engineNames)
export type EngineName = z.infer<typeof engineNameSchema>

/**
 * A run of speech in one language, recognised by one engine. `confidence` (0..1) is that of the language; null where a person or the
 * request named it. Stretches are in time order and never overlap; each word lies in the one that holds its start.
 */
export const stretchSchema = z.object({
  startMs: msSchema,
  endMs: msSchema,
  language: languageSchema,
  confidence: z.number().min(0).max(1).nullable(),
  engine: engineNameSchema,
  modelName: z.string(),
  /** What wrote punctuation and case; absent where the engine itself did, or nobody has noted it. */
  punctuation: z.enum(['model', 'rules']).exactOptional(),
})
export type Stretch = z.infer<typeof stretchSchema>

export const speakerRoles = ['interviewer', 'guest'] as const
/** Somebody who is heard; `name` is empty until a person gives one. */
export const transcriptSpeakerSchema = z.object({
  id: z.string().min(1),
  name: z.string().max(300),
  role: z.enum(speakerRoles).nullable(),
})
export type TranscriptSpeaker = z.infer<typeof transcriptSpeakerSchema>

/** A transcript as it is stored and as `iz transcribe --out FILE.json` prints it. Words are in time order. */
export const transcriptSchema = z.object({
  language: languageSchema,
  engine: engineNameSchema,
  durationMs: msSchema,
  words: z.array(wordSchema),
  stretches: z.array(stretchSchema),
  speakers: z.array(transcriptSpeakerSchema),
})
export type Transcript = z.infer<typeof transcriptSchema>
