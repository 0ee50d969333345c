import { z } from 'zod'
import { type ConsentOverview, type ConsentPlatform, consentPlatformSchema } from './api/consents.ts'
import { type PresetId, presetIdSchema } from './clip.ts'
import { consentAllows, consentConditions, consentReasonCodes, situationOf } from './consent-allows.ts'
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
  /** `none`: nothing is recorded of the interview, so nobody can say. `denied`: a target may not be published anywhere. */
  verdict: z.enum(['allowed', 'denied', 'none']),
  language: languageSchema,
  targets: z.array(clipTargetSchema),
})
export type ClipConsent = z.infer<typeof clipConsentSchema>

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
      ...consentAllows(situation, platform, language, on),
    })),
  )
  const isDenied = (preset: PresetId) =>
    targets.every((target) => target.preset !== preset || !target.allowed)
  const verdict = situation.records.length === 0 ? 'none' : presets.some(isDenied) ? 'denied' : 'allowed'
  return { verdict, language, targets }
}
