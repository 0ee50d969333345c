import { expect, it } from 'vitest'
import type { Consent } from '#shared/api/consents.ts'
import { adult, form } from '../../../../test/support/consent-forms.ts'
import { recordState } from './record-state.ts'

const release = (change: Partial<Consent>): Consent => ({
  ...form('release'),
  ...{
    speakerId: 'speaker',
    formVersion: '',
    formLanguage: 'kk',
    revocationContact: '',
    withdrawalReason: '',
  },
  ...{ notes: '', files: [], createdAt: '', updatedAt: '', platforms: [], languages: [], approvals: [] },
  ...change,
})
const stateOf = (record: Consent, ...others: Consent[]) =>
  recordState(record, adult(), [record, ...others], '2026-06-01')

it('a form is replaced by a later one for the same interview, or for all, and by no other', () => {
  const general = release({ id: 'general', signedOn: '2026-02-01' })
  const own = release({ id: 'own', interviewId: 'talk', signedOn: '2026-02-01' })
  const later = { signedOn: '2026-03-01' }
  expect(stateOf(general, release(later))).toBe('replaced')
  expect(stateOf(own, release({ ...later, interviewId: 'talk' }))).toBe('replaced')
  expect(stateOf(own, release(later))).toBe('ready')
  expect(stateOf(general, release({ ...later, interviewId: 'talk' }))).toBe('ready')
  expect(stateOf(own, release({ ...later, interviewId: 'other' }))).toBe('ready')
  expect(stateOf(own, release({ ...later, interviewId: 'talk', withdrawnOn: later.signedOn }))).toBe('ready')
})
