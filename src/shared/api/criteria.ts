import { z } from 'zod'
import { localizedTextSchema } from '../localized.ts'

const idSchema = z.string().min(1)

export const criterionKinds = ['yes_no', 'number', 'one_of', 'several_of', 'date'] as const
export const criterionKindSchema = z.enum(criterionKinds)
export type CriterionKind = z.infer<typeof criterionKindSchema>

/** What a speaker's profile may already know, by the kinds of criteria it can answer. */
export const criterionFacts = {
  yes_no: [],
  number: ['age', 'arrival_year'],
  one_of: ['country'],
  several_of: ['languages', 'scripts', 'country'],
  date: ['birth_date'],
} as const satisfies Record<CriterionKind, readonly string[]>
export const criterionFactSchema = z.enum([
  'age',
  'birth_date',
  'country',
  'arrival_year',
  'languages',
  'scripts',
])
export type CriterionFact = z.infer<typeof criterionFactSchema>

/** `YYYY-MM-DD`. */
const daySchema = z.iso.date()

export const criterionOptionSchema = z.object({
  id: idSchema,
  label: localizedTextSchema,
  /** This answer meets the criterion. */
  good: z.boolean(),
  /**
   * What the speaker's profile calls it: a country by ISO 3166-1 alpha-2, a language by BCP 47, a script by ISO 15924. `*` stands for
   * whatever no other option names; empty: the profile never proposes it.
   */
  code: z.string().max(20),
})
export type CriterionOption = z.infer<typeof criterionOptionSchema>

const commonFields = {
  name: localizedTextSchema,
  help: localizedTextSchema,
  need: z.enum(['required', 'preferred']),
  /** Points for meeting it. */
  weight: z.number().int().min(1).max(10),
  /** `speaker`: one answer for all themes; `theme`: each theme has its own. */
  scope: z.enum(['speaker', 'theme']),
  fact: criterionFactSchema.nullable(),
}
const options = z.array(criterionOptionSchema).max(60)

/** A criterion as it is edited. A range without ends is met by any answer. */
export const criterionFieldsSchema = z.discriminatedUnion('kind', [
  z.object({
    ...commonFields,
    kind: z.literal('yes_no'),
    /** The answer that meets it. */ good: z.boolean(),
  }),
  z
    .object({
      ...commonFields,
      kind: z.literal('number'),
      min: z.number().nullable(),
      max: z.number().nullable(),
      unit: localizedTextSchema,
    })
    .refine(({ min, max }) => min === null || max === null || min <= max, { path: ['max'] }),
  z.object({ ...commonFields, kind: z.literal('one_of'), options }),
  z.object({
    ...commonFields,
    kind: z.literal('several_of'),
    options,
    /** So many of the good options must be chosen. */
    atLeast: z.number().int().min(1).max(60),
  }),
  z
    .object({
      ...commonFields,
      kind: z.literal('date'),
      from: daySchema.nullable(),
      to: daySchema.nullable(),
    })
    .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'] }),
])
export type CriterionFields = z.infer<typeof criterionFieldsSchema>
/** `id` stays the same through every version of the set, and answers hang on it. */
export type Criterion = CriterionFields & { id: string }
export const criterionSchema = z.intersection(criterionFieldsSchema, z.object({ id: idSchema }))

export const criteriaSetFieldsSchema = z.object({ name: localizedTextSchema, about: localizedTextSchema })
export type CriteriaSetFields = z.infer<typeof criteriaSetFieldsSchema>

export const maxCriteria = 200
/** More columns than that nobody can compare. */
export const maxCompared = 50

/** A set as a file: how it travels from one library to another. `version` is the file format's. */
export const criteriaSetFileSchema = z.object({
  format: z.literal('iz-criteria-set'),
  version: z.literal(1),
  set: criteriaSetFieldsSchema.extend({ criteria: z.array(criterionSchema).max(maxCriteria) }),
})
export type CriteriaSetFile = z.infer<typeof criteriaSetFileSchema>

export interface CriteriaSet extends CriteriaSetFields {
  id: string
  /** Counts from 1; a change of criteria that have been answered begins the next one. */
  version: number
  criteria: Criterion[]
  createdAt: string
  updatedAt: string
}

export interface CriteriaSetSummary extends Omit<CriteriaSet, 'criteria'> {
  criterionCount: number
  requiredCount: number
  /** Speakers with an answer to any of its versions. */
  speakerCount: number
}

export interface CriteriaVersion {
  version: number
  criteria: Criterion[]
  /** Since when it has been the set's version. */
  createdAt: string
  current: boolean
}

/** A ready set that is not in the library now. */
export interface ReadyCriteriaSet extends CriteriaSetFields {
  id: string
  criterionCount: number
}

/** yes/no; a number; an option's id; options' ids; a day. Which one fits is a matter of the criterion's kind. */
export const answerValueSchema = z.union([
  z.boolean(),
  z.number(),
  z.string().max(200),
  z.array(z.string().max(200)).max(60),
])
export type AnswerValue = z.infer<typeof answerValueSchema>

export const verdictSchema = z.enum(['met', 'not_met', 'unknown'])
export type Verdict = z.infer<typeof verdictSchema>

/** An absent field stays as it is; null takes the value or the decision by hand away. */
export const answerPatchSchema = z.object({
  value: answerValueSchema.nullable().optional(),
  verdict: verdictSchema.nullable().optional(),
  note: z.string().max(20_000).optional(),
})
export type AnswerPatch = z.infer<typeof answerPatchSchema>

export interface CriterionAnswer {
  id: string
  speakerId: string
  /** null: holds for every theme. */
  themeId: string | null
  criterionId: string
  setId: string
  /** The set's version when it was given. */
  setVersion: number
  value: AnswerValue | null
  /** Earlier values that no longer fitted the criterion when another was given, oldest first. */
  former: AnswerValue[]
  /** Decided by hand; null: the value decides. */
  verdict: Verdict | null
  note: string
  updatedAt: string
}

export interface AssessedCriterion {
  criterion: Criterion
  answer: CriterionAnswer | null
  verdict: Verdict
  /** What the value alone says. */
  computed: Verdict
  /** The stored value is not of the criterion's present kind; it is kept and does not count. */
  misfit: boolean
  /** What the speaker's profile says, where that differs from the answer. */
  proposal: AnswerValue | null
  /** Its weight when it is met, else 0. */
  points: number
}

export type Eligibility = 'yes' | 'open' | 'no'

export interface Score {
  /** `yes`: every required criterion is met; `no`: one is not; `open`: one is still unknown. */
  eligibility: Eligibility
  points: number
  /** Of so many points. */
  total: number
  /** Points that are still open. */
  open: number
  /** Whole percent, 0 to 100; 0 when there are no criteria. */
  percent: number
  met: number
  notMet: number
  unknown: number
}

export interface Assessment {
  speakerId: string
  themeId: string | null
  set: Omit<CriteriaSet, 'criteria'>
  items: AssessedCriterion[]
  score: Score
  /** Ids of the criteria that are unknown, required ones first. */
  toFindOut: string[]
  /**
   * Values that do not fit their criterion as it is now, or did not when another was given, also where the criterion is gone; the
   * criterion as it was last when they did.
   */
  misfits: { criterionId: string; value: AnswerValue; criterion: Criterion | null }[]
  /** Answers to criteria that this version of the set no longer has; the criterion as it was last. */
  former: { answer: CriterionAnswer; criterion: Criterion | null }[]
}

/** Why a speaker stands above the one below: by eligibility, or by points, and which criteria tipped the scale. */
export interface RankReason {
  by: 'eligibility' | 'points' | 'open_points' | 'equal'
  /**
   * Criteria in which this speaker is ahead of the one below (`gain` > 0) or behind (`gain` < 0): the heaviest gain, then the rest,
   * the heaviest first. By eligibility only those ahead, and first those that decide.
   */
  criteria: { criterionId: string; gain: number }[]
}

export interface SpeakerForRanking {
  id: string
  name: z.infer<typeof localizedTextSchema>
}

export interface RankedSpeaker {
  speaker: SpeakerForRanking
  /** From 1; equals share a rank. */
  rank: number
  score: Score
  /** null for the last one. */
  reason: RankReason | null
  /** How many answers the profile could give now. */
  proposals: number
}

export interface Ranking {
  set: CriteriaSet
  themeId: string | null
  /** Best first. */
  speakers: RankedSpeaker[]
}

/** Ranked speakers with everything that led there. */
export interface Comparison extends Omit<Ranking, 'speakers'> {
  speakers: (RankedSpeaker & { items: AssessedCriterion[] })[]
}

/** Where an assessment is looked for; without a set, the one this speaker was last assessed by, else the first. */
export const assessmentPlaceSchema = z.object({
  speakerId: idSchema,
  themeId: idSchema.nullable(),
  setId: idSchema.nullable(),
})
export type AssessmentPlace = z.infer<typeof assessmentPlaceSchema>
