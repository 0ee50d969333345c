import { z } from 'zod'
import { localizedText } from '../localized.ts'

/** Colours by name, so that each colour scheme can choose its own shade. */
export const themeColours = [
  'teal',
  'blue',
  'violet',
  'grape',
  'pink',
  'red',
  'orange',
  'yellow',
  'lime',
  'green',
  'cyan',
  'indigo',
  'gray',
] as const
export const themeColourSchema = z.enum(themeColours)
export type ThemeColour = z.infer<typeof themeColourSchema>

export const themeFieldsSchema = z.object({
  name: localizedText(200),
  colour: themeColourSchema,
})
export type ThemeFields = z.infer<typeof themeFieldsSchema>

/** What questions are about; an interview can have one too. */
export const themeSchema = themeFieldsSchema.extend({
  id: z.string().min(1),
  /** Orders the themes; fractional, so that a move touches one row. */
  position: z.number(),
  /** Came with the starter bank and has not been changed since. */
  starter: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Theme = z.infer<typeof themeSchema>

/** A theme and how many questions it holds, follow-ups not counted. */
export const themeSummarySchema = themeSchema.extend({
  questionCount: z.number().int(),
  readyCount: z.number().int(),
})
export type ThemeSummary = z.infer<typeof themeSummarySchema>
