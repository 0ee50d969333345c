import { type ClipConsent, clipConsent, type ExportConfirmations } from '#shared/clip-consent.ts'
import { IzError } from '#shared/error.ts'
import type { ConsentService } from '../consents/service.ts'
import type { JobInputs } from '../jobs/ports.ts'
import type { Library } from '../library/ports.ts'
import { found } from '../library/session.ts'
import type { ClipRecord } from './repository.ts'

export interface ReleaseDeps {
  consents: Pick<ConsentService, 'overview'>
  /** The day of today, 'YYYY-MM-DD'. */
  today: () => string
}

/** What the consents say of the clip's targets in its language today. */
export async function consentOf(
  { consents, today }: ReleaseDeps,
  library: Library,
  clip: ClipRecord,
): Promise<ClipConsent> {
  const track = clip.trackId === null ? null : library.tracks.get(clip.trackId)
  const spoken = found(library.interviews.get(clip.interviewId), clip.interviewId).language
  const overview = await consents.overview({ interviewId: clip.interviewId })
  const language = track?.language ?? spoken ?? 'kk'
  return clipConsent(overview, clip.interviewId, clip.presets, language, today())
}

/**
 * Whether the clip may be exported with what a person has confirmed.
 *
 * @returns what the export's job keeps of it, for its log
 * @throws consent_denied when the consents forbid a target, unless it stays inside; consent_conditions when they allow it on
 *   conditions that are not confirmed
 */
export async function checkRelease(
  deps: ReleaseDeps,
  library: Library,
  clip: ClipRecord,
  confirmed: Partial<ExportConfirmations>,
): Promise<Pick<JobInputs['export'], 'internal' | 'conditions'>> {
  const consent = await consentOf(deps, library, clip)
  if (consent.verdict === 'none') return {}
  if (consent.verdict === 'denied') {
    if (!confirmed.internal) throw new IzError('consent_denied', { title: clip.title })
    return { internal: deniedTargets(consent) }
  }
  const { conditions } = consent
  const areMet = conditions.every((condition) => confirmed.conditions?.includes(condition))
  if (!areMet) throw new IzError('consent_conditions', { title: clip.title })
  return conditions.length > 0 ? { conditions } : {}
}

/** For the job's log: each target that is denied, with the reasons' codes. */
function deniedTargets({ language, targets }: ClipConsent): string[] {
  return targets
    .filter(({ allowed }) => !allowed)
    .map(
      ({ preset, platform, reasons }) =>
        `${preset} ${platform} ${language}: ${reasons.map(({ code }) => code).join(' ')}`,
    )
}
