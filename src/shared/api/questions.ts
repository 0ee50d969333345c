import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { localizedText } from '../localized.ts'
import { themeFieldsSchema, type themeSchema } from './themes.ts'

const idSchema = z.string().min(1)

/** Where in the talk a question belongs: easy, then deep, then forward-looking. */
export const questionRoles = ['warm_up', 'core', 'sensitive', 'closing'] as const
export const questionRoleSchema = z.enum(questionRoles)
export type QuestionRole = z.infer<typeof questionRoleSchema>

export const questionStatuses = ['draft', 'ready', 'retired'] as const
export const questionStatusSchema = z.enum(questionStatuses)
export type QuestionStatus = z.infer<typeof questionStatusSchema>

export const questionSourceKinds = ['team', 'audience'] as const
export const questionSourceKindSchema = z.enum(questionSourceKinds)
/** Where a question comes from; `askedBy` says who asked, when someone of the audience did. */
export const questionSourceSchema = z.object({
  kind: questionSourceKindSchema,
  askedBy: z.string().trim().max(300),
})
export type QuestionSource = z.infer<typeof questionSourceSchema>

const tagSchema = z.string().trim().min(1).max(60)

export const questionFieldsSchema = z.object({
  /** A language that is missing never blocks anything. */
  text: localizedText(2000),
  role: questionRoleSchema,
  status: questionStatusSchema,
  tags: z.array(tagSchema).max(30),
  source: questionSourceSchema,
  notes: z.string().max(20_000),
  /** For a sensitive question: when to leave it out, how to offer a pause. */
  skipHint: localizedText(1000),
})
export type QuestionFields = z.infer<typeof questionFieldsSchema>

export const questionSchema = questionFieldsSchema.extend({
  id: idSchema,
  /** null: no theme yet. A follow-up has the theme of its question. */
  themeId: z.string().nullable(),
  /** The question that this one follows up; null: none, it stands on its own. */
  parentId: z.string().nullable(),
  /** Orders the questions of a theme, and the follow-ups of a question; fractional. */
  position: z.number(),
  /** Came with the starter bank and has not been changed since. */
  starter: z.boolean(),
  /** In how many sessions it was asked, from a plan or as a follow-up. */
  timesUsed: z.number().int(),
  /** The last day on which it was asked in a session, YYYY-MM-DD where it was filmed. */
  lastUsedOn: z.string().nullable(),
  /** In how many interviews' plans it is, asked or not. */
  timesPlanned: z.number().int(),
  /** All follow-ups below it, however deep. */
  followUpCount: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Question = z.infer<typeof questionSchema>

/** A question with its follow-ups, each with theirs. */
export interface QuestionNode extends Question {
  followUps: QuestionNode[]
}

export const newQuestionSchema = questionFieldsSchema.partial().extend({
  themeId: z.string().nullable(),
  /** Makes it a follow-up, in the theme of its question. */
  parentId: z.string().nullable().default(null),
  /** The sibling it is put in front of; null: at the end. */
  beforeId: z.string().nullable().default(null),
})
export type NewQuestion = z.input<typeof newQuestionSchema>

export const questionMoveSchema = z.object({
  themeId: z.string().nullable(),
  parentId: z.string().nullable(),
  beforeId: z.string().nullable(),
})
export type QuestionMove = z.infer<typeof questionMoveSchema>

/** What can be changed for many questions at once; a field that is absent stays as it is. */
export const questionsChangeSchema = z.object({
  themeId: z.string().nullable().optional(),
  role: questionRoleSchema.optional(),
  status: questionStatusSchema.optional(),
  addTags: z.array(tagSchema).optional(),
})
export type QuestionsChange = z.infer<typeof questionsChangeSchema>

export const questionFilterSchema = z.object({
  /** A theme's id; 'none': questions without a theme; null: all. */
  themeId: z.string().nullable(),
  roles: z.array(questionRoleSchema),
  statuses: z.array(questionStatusSchema),
  /** Questions without a text in one of these. */
  missing: z.array(languageSchema),
  /** Questions with all of these tags. */
  tags: z.array(z.string()),
  /** Questions from one of these; absent as well as empty: wherever they come from. */
  sources: z.array(questionSourceKindSchema).optional(),
})
export type QuestionFilter = z.infer<typeof questionFilterSchema>

export const questionQuerySchema = questionFilterSchema.extend({
  /** Words to look for; empty: the questions in their order, without the follow-ups. */
  text: z.string().max(300),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
})
export type QuestionQuery = z.infer<typeof questionQuerySchema>

export interface QuestionHit extends Question {
  /** Each word was found as it was typed. Without words all are exact. */
  exact: boolean
  /** The question at the top of the tree; for one that stands on its own it is itself. */
  rootId: string
}

export interface QuestionPage {
  /** Of all pages. */
  total: number
  hits: QuestionHit[]
}

/** A question that says nearly the same. */
export interface SimilarQuestion {
  question: Question
  /** The language in which they are alike. */
  language: z.infer<typeof languageSchema>
  /** 0 to 1; 1: the same words. */
  score: number
}

/** The whole bank: what an export writes. */
export interface QuestionBank {
  themes: z.infer<typeof themeSchema>[]
  /** In the order of the themes, those without a theme last. */
  questions: QuestionNode[]
}

/** A question to be added, with its follow-ups. */
export interface QuestionDraft extends QuestionFields {
  followUps: QuestionDraft[]
}
export const questionDraftSchema: z.ZodType<QuestionDraft> = questionFieldsSchema.extend({
  get followUps() {
    return z.array(questionDraftSchema)
  },
})

/** Questions to be added at once: to a theme there is, to a new one, or to none (both null). */
export const questionBatchSchema = z.object({
  themeId: z.string().nullable(),
  newTheme: themeFieldsSchema.nullable(),
  questions: z.array(questionDraftSchema),
})
export type QuestionBatch = z.infer<typeof questionBatchSchema>

/** What an addition or a removal came to; follow-ups count as questions. */
export interface QuestionCounts {
  themes: number
  questions: number
}

export interface StarterCounts extends QuestionCounts {
  /** How many of the questions follow up others. */
  followUps: number
}

export interface StarterBankState {
  /** What the starter bank holds. */
  available: StarterCounts
  /** What of it is in the library, unchanged. */
  present: StarterCounts
}
