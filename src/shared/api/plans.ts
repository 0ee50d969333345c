import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { localizedText, localizedTextSchema } from '../localized.ts'
import { questionRoleSchema } from './questions.ts'

const idSchema = z.string().min(1)

/** Which of the plan's two interviewers asks; null: whoever leads. */
export const planOwnerSchema = z.union([z.literal(1), z.literal(2)]).nullable()
export type PlanOwner = z.infer<typeof planOwnerSchema>

const wordingSchema = localizedText(2000)

/** Target time of a question in minutes, to the half minute. */
export const planMinutesSchema = z.number().min(0).max(240).multipleOf(0.5)

/** A follow-up of the bank, in reading order; `depth` 0 hangs on the question itself. */
export const planFollowUpSchema = z.object({
  id: idSchema,
  text: localizedTextSchema,
  depth: z.number().int().nonnegative(),
})
export type PlanFollowUp = z.infer<typeof planFollowUpSchema>

/** A theme as a plan needs it. */
export const planThemeSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  colour: z.string(),
})
export type PlanTheme = z.infer<typeof planThemeSchema>

export const planItemSchema = z.object({
  id: idSchema,
  interviewId: idSchema,
  /** The question of the bank it comes from; null: written for this interview alone. */
  questionId: z.string().nullable(),
  /** What is asked, by language: the wording for this interview where there is one, else that of the bank. */
  text: localizedTextSchema,
  /** The bank's wording; null for a question of its own. */
  bankText: localizedTextSchema.nullable(),
  /** The wording for this interview; '' where it is the bank's. */
  wording: localizedTextSchema,
  role: questionRoleSchema,
  theme: planThemeSchema.nullable(),
  followUps: z.array(planFollowUpSchema),
  /** Of the bank: when to leave it out, how to offer a pause. */
  skipHint: localizedTextSchema,
  minutes: planMinutesSchema,
  mustAsk: z.boolean(),
  owner: planOwnerSchema,
  note: z.string(),
  /** The question has been removed from the bank since. */
  gone: z.boolean(),
})
export type PlanItem = z.infer<typeof planItemSchema>

/** The plan of an interview; one that was never touched is there too, without items. */
export const planSchema = z.object({
  interviewId: idSchema,
  title: z.string(),
  /** How long the interview may take, in minutes; null: not decided. */
  plannedMinutes: z.number().int().nullable(),
  /** Names of the first and the second interviewer; '' where there is none. */
  interviewers: z.tuple([z.string(), z.string()]),
  /** The language of the shoot, and the second one of a bilingual shoot. */
  language: languageSchema,
  secondLanguage: languageSchema.nullable(),
  items: z.array(planItemSchema),
})
export type Plan = z.infer<typeof planSchema>

export const planFieldsSchema = z.object({
  plannedMinutes: z.number().int().min(1).max(1440).nullable(),
  interviewers: z.tuple([z.string().trim().max(200), z.string().trim().max(200)]),
  language: languageSchema,
  secondLanguage: languageSchema.nullable(),
})
export type PlanFields = z.infer<typeof planFieldsSchema>

/** What is put into a plan: a question of the bank, or one of its own. */
export const newPlanItemSchema = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('bank'),
    questionId: idSchema,
    /** Also when the plan has it already: without this it is left out then. */
    again: z.boolean().optional(),
  }),
  z.object({
    from: z.literal('own'),
    text: wordingSchema,
    role: questionRoleSchema,
    themeId: z.string().nullable(),
  }),
])
export type NewPlanItem = z.infer<typeof newPlanItemSchema>

export const planItemFieldsSchema = z.object({
  wording: wordingSchema,
  /** Only of a question of its own; the bank's have theirs there. */
  role: questionRoleSchema,
  minutes: planMinutesSchema,
  mustAsk: z.boolean(),
  owner: planOwnerSchema,
  note: z.string().max(10_000),
})
export type PlanItemFields = z.infer<typeof planItemFieldsSchema>

/** A place of a template: a question of the bank or own words, and what was set for it. */
export const planTemplateItemSchema = z.object({
  questionId: z.string().nullable(),
  /** Own words; where they are '' the bank's stand. */
  wording: wordingSchema,
  role: questionRoleSchema,
  minutes: planMinutesSchema,
  mustAsk: z.boolean(),
  owner: planOwnerSchema,
  note: z.string(),
})
export type PlanTemplateItem = z.infer<typeof planTemplateItemSchema>

export const planTemplateSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  plannedMinutes: z.number().int().nullable(),
  /** It came with the app: its places may be filled with a theme's questions, and it cannot be removed. */
  ready: z.boolean(),
  items: z.array(planTemplateItemSchema),
})
export type PlanTemplate = z.infer<typeof planTemplateSchema>

export const applyTemplateSchema = z.object({
  templateId: idSchema,
  /** Whether the template takes the place of what is planned or comes after it. */
  mode: z.enum(['replace', 'append']),
  /** A theme whose questions fill the places of a ready template; null: its own words stand. */
  themeId: z.string().nullable(),
})
export type ApplyTemplate = z.infer<typeof applyTemplateSchema>
