import {
  type Anonymity,
  anonymityLevels,
  type Consent,
  type ConsentApproval,
  type ConsentKind,
  type ConsentOverview,
  type ConsentPlatform,
} from './api/consents.ts'
import { ageOn } from './day.ts'
import type { Language } from './language.ts'

/**
 * In Kazakhstan a person is of age at eighteen (Civil Code, art. 17). Nobody's image is used without consent (art. 145), and a
 * child's only with the written consent of a parent or another legal representative; personal data by the law of 2013-05-21.
 */
export const ageOfMajority = 18

/** Why something may not be released. The codes are stable: they are stored, and translated under `consents.reason`. */
export const consentReasonCodes = [
  'consent_missing',
  'consent_unsigned',
  'consent_withdrawn',
  'release_missing',
  'release_unsigned',
  'release_withdrawn',
  'age_unknown',
  'guardian_missing',
  'assent_missing',
  'platform_excluded',
  'language_excluded',
  'anonymity_missing',
  'text_only_platform',
  'text_only_video',
  'embargo',
  'approval_missing',
  'approval_refused',
] as const
export type ConsentReasonCode = (typeof consentReasonCodes)[number]

export interface ConsentReason {
  code: ConsentReasonCode
  /** The record that says so; null where there is none. */
  recordId: string | null
  /** `embargo`: the first day of release. */
  until: string | null
}

/** What a release that is allowed must obey. Stable, translated under `consents.condition`. */
export const consentConditions = [
  'first_name_only',
  'hide_name',
  'hide_face',
  'change_voice',
  'text_only',
] as const
export type ConsentCondition = (typeof consentConditions)[number]

export interface ConsentDecision {
  allowed: boolean
  /** Empty when it is allowed; else all that stands against it, in the order of `consentReasonCodes`. */
  reasons: ConsentReason[]
  /** Hold whenever it is released. */
  conditions: ConsentCondition[]
}

export type ConsentRecord = Pick<
  Consent,
  | 'id'
  | 'kind'
  | 'interviewId'
  | 'platforms'
  | 'languages'
  | 'anonymity'
  | 'embargoUntil'
  | 'approvalRequired'
  | 'signedOn'
  | 'adultConfirmed'
  | 'guardian'
  | 'guardianConfirmed'
  | 'assentOn'
  | 'withdrawnOn'
> & {
  approvals: readonly Pick<
    ConsentApproval,
    'decision' | 'decidedOn' | 'platform' | 'language' | 'createdAt'
  >[]
}

/** What the rule needs of an interview. Days are 'YYYY-MM-DD'. */
export interface ConsentSituation {
  birthDate: string | null
  /** The first day of filming. */
  filmedOn: string | null
  /** All that cover the interview: its own, and the speaker's for all interviews. In any order. */
  records: readonly ConsentRecord[]
}

/** What is to be released: a video, or whatever the platform can carry. */
export type ReleaseMedium = 'any' | 'video'

/** Platforms that carry pictures and sound and nothing else. */
const videoOnly: readonly ConsentPlatform[] = ['youtube', 'tiktok']

const conditionsOf: Record<Anonymity, readonly ConsentCondition[]> = {
  named: [],
  first_name: ['first_name_only'],
  silhouette: ['hide_name', 'hide_face', 'change_voice'],
  text_only: ['hide_name', 'text_only'],
}

const latest = (days: readonly string[]) => days.reduce<string | null>((a, b) => (a && a > b ? a : b), null)

/** Those signed last. */
function newest(records: readonly ConsentRecord[]): ConsentRecord[] {
  const signedOn = latest(records.map((record) => record.signedOn ?? ''))
  return records.filter((record) => record.signedOn === signedOn)
}

/**
 * The records of a kind that count on a day. The form signed last replaces the ones before it; of several signed on the same day
 * each must allow. But a form for the interview alone is replaced only by another one for it: where one for all interviews is signed
 * later, both count. A withdrawal ends all that was signed up to its day (and never less than its own form), also when that day is
 * still to come, and withdrawing the consent withdraws the release with it; only a form signed later opens again, and where the
 * interview had one of its own, only one of its own.
 */
function governing(kind: ConsentKind, records: readonly ConsentRecord[], on: string): ConsentRecord[] {
  const withdrawnOn = latest(
    records.flatMap((record) =>
      record.withdrawnOn !== null && (record.kind === kind || record.kind === 'consent')
        ? [record.withdrawnOn, record.signedOn ?? record.withdrawnOn]
        : [],
    ),
  )
  const isSigned = ({ signedOn }: ConsentRecord) => signedOn !== null && signedOn <= on
  const isOwn = (record: ConsentRecord) =>
    record.interviewId !== null && (isSigned(record) || record.withdrawnOn !== null)
  const ofKind = records.filter((record) => record.kind === kind)
  const valid = ofKind.filter(
    (record) =>
      isSigned(record) &&
      record.withdrawnOn === null &&
      (withdrawnOn === null || (record.signedOn ?? '') > withdrawnOn),
  )
  const own = newest(valid.filter(isOwn))
  if (own.length === 0 && ofKind.some(isOwn)) return []
  const ownSignedOn = own[0]?.signedOn ?? ''
  const general = newest(valid.filter((record) => record.interviewId === null))
  return [...own, ...general.filter((record) => (record.signedOn ?? '') >= ownSignedOn)]
}

const reason = (code: ConsentReasonCode, record: ConsentRecord | null, until: string | null = null) => ({
  code,
  recordId: record?.id ?? null,
  until,
})

/** Why no record of a kind counts. */
function absence(kind: ConsentKind, records: readonly ConsentRecord[]): ConsentReason {
  const withdrawn =
    records.find((record) => record.kind === kind && record.withdrawnOn !== null) ??
    records.find((record) => record.kind === 'consent' && record.withdrawnOn !== null)
  if (withdrawn) return reason(`${kind}_withdrawn`, withdrawn)
  const unsigned = records.find((record) => record.kind === kind)
  return unsigned ? reason(`${kind}_unsigned`, unsigned) : reason(`${kind}_missing`, null)
}

/**
 * Whether a person who is a minor on the first day of filming needs a guardian on this form. Who has come of age meanwhile and
 * signs a new form decides alone. Before the day of filming is known, the day of the signature stands for it.
 */
export function isMinor(
  person: Pick<ConsentSituation, 'birthDate' | 'filmedOn'>,
  signedOn: string,
): boolean | null {
  if (person.birthDate === null) return null
  if (ageOn(person.birthDate, person.filmedOn ?? signedOn) >= ageOfMajority) return false
  return ageOn(person.birthDate, signedOn) < ageOfMajority
}

/** What is wrong with the signatures on a form. */
function signatureReasons(situation: ConsentSituation, record: ConsentRecord, on: string): ConsentReason[] {
  const { guardian, guardianConfirmed, assentOn } = record
  const minor = isMinor(situation, record.signedOn ?? on) ?? (guardianConfirmed || null)
  if (minor === null) return record.adultConfirmed ? [] : [reason('age_unknown', record)]
  if (!minor) return []
  const known = guardian.name.trim() !== '' || guardianConfirmed
  const guarded = known && guardian.signedOn !== null && guardian.signedOn <= on
  return [
    ...(guarded ? [] : [reason('guardian_missing', record)]),
    ...(assentOn !== null && assentOn <= on ? [] : [reason('assent_missing', record)]),
  ]
}

/** What was last said, by that day, of the version for a platform and in a language. */
function approvalReasons(
  record: ConsentRecord,
  platform: ConsentPlatform,
  language: Language,
  on: string,
): ConsentReason[] {
  if (!record.approvalRequired) return []
  const said = record.approvals.filter(
    (approval) =>
      approval.decidedOn <= on &&
      (approval.platform === null || approval.platform === platform) &&
      (approval.language === null || approval.language === language),
  )
  const key = (approval: (typeof said)[number]) => `${approval.decidedOn} ${approval.createdAt}`
  const last = latest(said.map(key))
  if (last === null) return [reason('approval_missing', record)]
  const approved = said.every((approval) => key(approval) !== last || approval.decision === 'approved')
  return approved ? [] : [reason('approval_refused', record)]
}

function releaseReasons(
  record: ConsentRecord,
  platform: ConsentPlatform,
  language: Language,
  on: string,
): ConsentReason[] {
  const embargo = record.embargoUntil !== null && on < record.embargoUntil
  return [
    ...(record.platforms.includes(platform) ? [] : [reason('platform_excluded', record)]),
    ...(record.languages.includes(language) ? [] : [reason('language_excluded', record)]),
    ...(embargo ? [reason('embargo', record, record.embargoUntil)] : []),
    ...approvalReasons(record, platform, language, on),
  ]
}

/** Nobody has said how the speaker is shown; or text is allowed, and something else would be released. */
function anonymityReasons(
  inForce: readonly ConsentRecord[],
  platform: ConsentPlatform,
  medium: ReleaseMedium,
): ConsentReason[] {
  const unsaid = inForce.filter((record) => record.anonymity === null)
  const textOnly = inForce.find((record) => record.anonymity === 'text_only')
  const code =
    medium === 'video' ? 'text_only_video' : videoOnly.includes(platform) ? 'text_only_platform' : null
  return [
    ...unsaid.map((record) => reason('anonymity_missing', record)),
    ...(textOnly && code !== null ? [reason(code, textOnly)] : []),
  ]
}

/**
 * Whether an interview may be released on a platform, in a language, on a day ('YYYY-MM-DD'), and under which conditions. Whatever
 * is not allowed in writing is not allowed: it takes a signed consent to be recorded and a signed release whose scope covers both.
 */
export function consentAllows(
  interview: ConsentSituation,
  platform: ConsentPlatform,
  language: Language,
  on: string,
  medium: ReleaseMedium = 'any',
): ConsentDecision {
  const { records } = interview
  const consents = governing('consent', records, on)
  const releases = governing('release', records, on)
  const inForce = [...consents, ...releases]
  const anonymity = strictest(inForce)
  const reasons = [
    ...(consents.length > 0 ? [] : [absence('consent', records)]),
    ...(releases.length > 0 ? [] : [absence('release', records)]),
    ...inForce.flatMap((record) => signatureReasons(interview, record, on)),
    ...releases.flatMap((record) => releaseReasons(record, platform, language, on)),
    ...anonymityReasons(inForce, platform, medium),
  ].sort((a, b) => consentReasonCodes.indexOf(a.code) - consentReasonCodes.indexOf(b.code))
  return {
    allowed: reasons.length === 0,
    reasons,
    conditions: [...(anonymity ? conditionsOf[anonymity] : [])],
  }
}

/** Of consent and release, what protects the person more; null while neither says anything. */
function strictest(records: readonly ConsentRecord[]): Anonymity | null {
  return anonymityLevels.findLast((level) => records.some(({ anonymity }) => anonymity === level)) ?? null
}

export const consentStates = ['missing', 'unsigned', 'withdrawn', 'incomplete', 'ready'] as const
/** How far the paper is: `incomplete` lacks a guardian, an assent or the age. */
export type ConsentState = (typeof consentStates)[number]

/** How far the consent or the release of an interview is on a day, whatever its scope. */
export function consentState(interview: ConsentSituation, kind: ConsentKind, on: string): ConsentState {
  const records = governing(kind, interview.records, on)
  if (records.length === 0) {
    const { code } = absence(kind, interview.records)
    return code.endsWith('_withdrawn') ? 'withdrawn' : code.endsWith('_unsigned') ? 'unsigned' : 'missing'
  }
  const lacking = records.some((record) => signatureReasons(interview, record, on).length > 0)
  return lacking ? 'incomplete' : 'ready'
}

/** What the rule needs of one interview out of an overview; null: of any interview that has no forms of its own. */
export function situationOf(
  overview: Pick<ConsentOverview, 'speaker' | 'interviews' | 'records'>,
  interviewId: string | null,
): ConsentSituation {
  return {
    birthDate: overview.speaker?.birthDate ?? null,
    filmedOn: overview.interviews.find(({ id }) => id === interviewId)?.filmedOn ?? null,
    records: overview.records.filter(
      (record) => record.interviewId === null || record.interviewId === interviewId,
    ),
  }
}
