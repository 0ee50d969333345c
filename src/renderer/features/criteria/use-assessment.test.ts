import { afterEach, expect, it } from 'vitest'
import type { Assessment } from '#shared/api/criteria.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { keepAssessment } from './use-assessment.ts'

const none = { kk: '', ru: '', en: '' }
const at = '2026-11-24T10:00:00.000Z'
const assessed = (themeId: string | null, setId: string, percent: number): Assessment => ({
  ...{ speakerId: 'speaker', themeId, items: [], toFindOut: [], misfits: [], former: [] },
  set: { id: setId, name: none, about: none, version: 1, createdAt: at, updatedAt: at },
  score: { eligibility: 'open', points: 0, total: 0, open: 0, percent, met: 0, notMet: 0, unknown: 0 },
})
const keyOf = (themeId: string | null, setId: string | null) =>
  trpc.criteria.assess.queryKey({ speakerId: 'speaker', themeId, setId })
const percentOf = (themeId: string | null, setId: string | null) =>
  queryClient.getQueryData(keyOf(themeId, setId))?.score.percent

afterEach(() => queryClient.clear())

it('keeps an answered assessment in its own place, whichever theme or set is chosen by now', () => {
  queryClient.setQueryData(keyOf(null, null), assessed(null, 'set', 0))
  queryClient.setQueryData(keyOf(null, 'set'), assessed(null, 'set', 0))
  queryClient.setQueryData(keyOf('theme', null), assessed('theme', 'set', 1))
  queryClient.setQueryData(keyOf(null, 'other'), assessed(null, 'other', 2))
  keepAssessment(assessed(null, 'set', 50))
  expect([percentOf(null, null), percentOf(null, 'set')]).toEqual([50, 50])
  expect([percentOf('theme', null), percentOf(null, 'other')]).toEqual([1, 2])
})
