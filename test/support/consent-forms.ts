import type { ConsentRecord, ConsentSituation } from '#shared/consent-allows.ts'

export const guardian = { name: 'Сәуле Ахметқызы', relation: 'анасы', contact: '', signedOn: '2026-01-02' }
export const noGuardian = { name: '', relation: '', contact: '', signedOn: null }

/** A form that an adult signed on 2026-01-02; a release for Kazakh and English on YouTube and Instagram. */
export function form(kind: ConsentRecord['kind'], change: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    id: kind,
    kind,
    interviewId: null,
    platforms: kind === 'release' ? ['youtube', 'instagram'] : [],
    languages: kind === 'release' ? ['kk', 'en'] : [],
    anonymity: 'named',
    embargoUntil: null,
    approvalRequired: false,
    signedOn: '2026-01-02',
    adultConfirmed: false,
    guardian: noGuardian,
    guardianConfirmed: false,
    assentOn: null,
    withdrawnOn: null,
    approvals: [],
    ...change,
  }
}

/** A speaker of twenty-five who is filmed on 2026-01-03. */
export function adult(...records: ConsentRecord[]): ConsentSituation {
  return { birthDate: '2000-05-05', filmedOn: '2026-01-03', records }
}
