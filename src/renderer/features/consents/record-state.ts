import type { Consent } from '#shared/api/consents.ts'
import { type ConsentSituation, type ConsentState, consentState } from '#shared/consent-allows.ts'

export const recordStates = ['missing', 'unsigned', 'withdrawn', 'incomplete', 'ready', 'replaced'] as const
export type RecordState = (typeof recordStates)[number]

/** Where one form stands by itself, and whether a later one of its kind, for the same interview or for all, has taken its place. */
export function recordState(
  record: Consent,
  person: Pick<ConsentSituation, 'birthDate' | 'filmedOn'>,
  records: readonly Consent[],
  on: string,
): RecordState {
  const state: ConsentState = consentState({ ...person, records: [record] }, record.kind, on)
  if (state === 'unsigned' || state === 'withdrawn') return state
  const later = records.some(
    (other) =>
      other.kind === record.kind &&
      other.withdrawnOn === null &&
      other.signedOn !== null &&
      other.signedOn <= on &&
      other.signedOn > (record.signedOn ?? '') &&
      other.interviewId === record.interviewId,
  )
  return later ? 'replaced' : state
}
