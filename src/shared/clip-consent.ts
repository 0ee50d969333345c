import { z } from 'zod'
import { type ConsentOverview, type ConsentPlatform, consentPlatformSchema } from './api/consents.ts'
import { type PresetId, presetIdSchema } from './clip.ts'
import {
  type ConsentCondition,
  consentAllows,
  consentConditions,
  consentReasonCodes,
  situationOf,
} from './consent-allows.ts'
import { type Language, languageSchema } from './language.ts'

/** Where a target's videos are published. A format that several platforms share may go to each that is allowed. */
export const platformsOfPreset: Readonly<Record<PresetId, readonly ConsentPlatform[]>> = {
  youtube: ['youtube'],
  shorts: ['youtube'],
  reels: ['instagram', 'facebook'],
  feed: ['instagram', 'facebook'],
  square: ['instagram', 'facebook'],
}

export const clipTargetSchema = z.object({
  preset: presetIdSchema,
  platform: consentPlatformSchema,
  allowed: z.boolean(),
  reasons: z.array(
    z.object({
      code: z.enum(consentReasonCodes),
      recordId: z.string().nullable(),
      until: z.string().nullable(),
    }),
  ),
  conditions: z.array(z.enum(consentConditions)),
})

/** What the speaker's consents say of a clip's targets today. */
export const clipConsentSchema = z.object({
  /**
   * `none`: no speaker was ever linked to the interview and no form entered for it, so nobody can say. `denied`: a target may not
   * be published anywhere.
   */
  verdict: z.enum(['allowed', 'denied', 'none']),
  language: languageSchema,
  targets: z.array(clipTargetSchema),
  /** What the video must obey wherever it is allowed; the export does not see to it, so a person confirms it. */
  conditions: z.array(z.enum(consentConditions)),
})
export type ClipConsent = z.infer<typeof clipConsentSchema>

/** What a person has said of a clip's videos before their export. */
export interface ExportConfirmations {
  /** They stay inside, although the consents do not allow them. */
  internal: boolean
  /** They obey these conditions of the consents. */
  conditions: readonly ConsentCondition[]
}

/** Asks the rule for each target's platforms on a day ('YYYY-MM-DD'). */
export function clipConsent(
  overview: ConsentOverview,
  interviewId: string,
  presets: readonly PresetId[],
  language: Language,
  on: string,
): ClipConsent {
  const situation = situationOf(overview, interviewId)
  const targets = presets.flatMap((preset) =>
    platformsOfPreset[preset].map((platform) => ({
      preset,
      platform,
      ...consentAllows(situation, platform, language, on, 'video'),
    })),
  )
  const isDenied = (preset: PresetId) =>
    targets.every((target) => target.preset !== preset || !target.allowed)
  const isAsked =
    overview.speaker !== null ||
    situation.records.length > 0 ||
    overview.interviews.some(({ id, needsConsent }) => id === interviewId && needsConsent)
  const verdict = !isAsked ? 'none' : presets.some(isDenied) ? 'denied' : 'allowed'
  const allowed = targets.filter((target) => target.allowed)
  const conditions = consentConditions.filter((one) =>
    allowed.some((target) => target.conditions.includes(one)),
  )
  return { verdict, language, targets, conditions }
}
