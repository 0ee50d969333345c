import { z } from 'zod'
import { languageSchema } from '../language.ts'
import { localizedTextSchema } from '../localized.ts'

const idSchema = z.string().min(1).max(100)
/** A day, 'YYYY-MM-DD', where the person is. */
const daySchema = z.iso.date()

/** Where an interview may be shown, or handed over to. */
export const consentPlatforms = [
  'youtube',
  'instagram',
  'facebook',
  'tiktok',
  'website',
  'archive',
  'research',
] as const
export const consentPlatformSchema = z.enum(consentPlatforms)
export type ConsentPlatform = z.infer<typeof consentPlatformSchema>

/** How much of the person may be recognised, the most open first. */
export const anonymityLevels = ['named', 'first_name', 'silhouette', 'text_only'] as const
export const anonymitySchema = z.enum(anonymityLevels)
export type Anonymity = z.infer<typeof anonymitySchema>

/** `consent`: informed consent to be interviewed and recorded. `release`: leave to publish what was recorded. */
export const consentKinds = ['consent', 'release'] as const
export const consentKindSchema = z.enum(consentKinds)
export type ConsentKind = z.infer<typeof consentKindSchema>

/** The version printed on the forms of this app; a record keeps the version that was signed. */
export const consentFormVersion = '2026-11.2'

/** A parent or other legal representative, who signs for a minor. */
export const consentGuardianSchema = z.object({
  name: z.string().trim().max(300),
  relation: z.string().trim().max(200),
  contact: z.string().trim().max(500),
  signedOn: daySchema.nullable(),
})

export const consentApprovalFieldsSchema = z.object({
  decision: z.enum(['approved', 'changes', 'refused']),
  decidedOn: daySchema,
  /** Who said so: the speaker, or the guardian. */
  byName: z.string().trim().max(300),
  /** What was shown; null: it goes for all. */
  platform: consentPlatformSchema.nullable(),
  language: languageSchema.nullable(),
  note: z.string().trim().max(5000),
})
export type ConsentApprovalFields = z.infer<typeof consentApprovalFieldsSchema>
export const consentApprovalSchema = consentApprovalFieldsSchema.extend({
  id: idSchema,
  consentId: idSchema,
  createdAt: z.string(),
})
export type ConsentApproval = z.infer<typeof consentApprovalSchema>

export const consentFileSchema = z.object({
  id: idSchema,
  consentId: idSchema,
  /** As the person knows it. */
  name: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  createdAt: z.string(),
  /** It is not where it was. */
  missing: z.boolean(),
})
export type ConsentFile = z.infer<typeof consentFileSchema>

export const consentFieldsSchema = z.object({
  /** null: for all interviews of the speaker. */
  interviewId: idSchema.nullable(),
  /** Scope, embargo and approval are a release's; a consent is about being recorded at all. */
  platforms: z.array(consentPlatformSchema).max(consentPlatforms.length),
  languages: z.array(languageSchema).max(3),
  /** null: nobody has said yet, and nothing is allowed until then. */
  anonymity: anonymitySchema.nullable(),
  /** The first day on which it may be released. */
  embargoUntil: daySchema.nullable(),
  /** The speaker sees the finished version before it is released. */
  approvalRequired: z.boolean(),
  formVersion: z.string().trim().max(60),
  formLanguage: languageSchema,
  /** null: the form is not signed yet, and allows nothing. */
  signedOn: daySchema.nullable(),
  /** The speaker has confirmed in writing to be of age; asked only where no birth date is known. */
  adultConfirmed: z.boolean(),
  guardian: consentGuardianSchema,
  /** The day on which the minor agreed, beside the guardian. */
  assentOn: daySchema.nullable(),
  /** Where the speaker turns to withdraw. */
  revocationContact: z.string().trim().max(500),
  withdrawnOn: daySchema.nullable(),
  withdrawalReason: z.string().trim().max(5000),
  notes: z.string().trim().max(20_000),
})
export type ConsentFields = z.infer<typeof consentFieldsSchema>

export const newConsentSchema = consentFieldsSchema
  .partial()
  .extend({ kind: consentKindSchema, speakerId: idSchema.nullable(), interviewId: idSchema.nullable() })
  .refine(({ speakerId, interviewId }) => speakerId !== null || interviewId !== null, {
    path: ['speakerId'],
  })
export type NewConsent = z.infer<typeof newConsentSchema>

export const consentSchema = consentFieldsSchema.extend({
  id: idSchema,
  kind: consentKindSchema,
  speakerId: idSchema.nullable(),
  /** A guardian signed for the minor this was; what is left of it in a record without names. */
  guardianConfirmed: z.boolean(),
  /** Oldest first. */
  approvals: z.array(consentApprovalSchema),
  files: z.array(consentFileSchema),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Consent = z.infer<typeof consentSchema>

export const consentInterviewSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** The first day of filming, planned or from the recordings; null while neither is known. */
  filmedOn: daySchema.nullable(),
  /** A speaker was linked or a form entered at some time: nothing is released without forms any more, also when both are gone. */
  needsConsent: z.boolean(),
})
export type ConsentInterview = z.infer<typeof consentInterviewSchema>

/** Everything that decides what may be released of one speaker, or of one interview. */
export const consentOverviewSchema = z.object({
  speaker: z.object({ id: idSchema, name: localizedTextSchema, birthDate: daySchema.nullable() }).nullable(),
  /** The name of whoever speaks where there is no speaker yet. */
  speakerName: z.string(),
  /** The one asked for, or all of the speaker's, newest first. */
  interviews: z.array(consentInterviewSchema),
  /** Newest first. */
  records: z.array(consentSchema),
})
export type ConsentOverview = z.infer<typeof consentOverviewSchema>

export const consentSubjectSchema = z.union([
  z.object({ speakerId: idSchema }),
  z.object({ interviewId: idSchema }),
])
export type ConsentSubject = z.infer<typeof consentSubjectSchema>
