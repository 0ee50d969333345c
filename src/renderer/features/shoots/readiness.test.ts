import { expect, test } from 'vitest'
import type { ShootView } from '#shared/api/shoots.ts'
import { callSheetDue, readiness, ticked } from './readiness.ts'

const shoot: ShootView = {
  ...{ id: 's', interviewId: 'i', date: null, callTime: null, speakerCallTime: null },
  ...{ timeZone: 'Asia/Almaty', plannedMinutes: 120, crew: [], kit: '', checklist: [], schedule: [] },
  venue: { name: '', address: '', mapUrl: '', parking: '', hospital: '', notes: '' },
  ...{ weather: '', notes: '', callSheetSentOn: null, createdAt: '', updatedAt: '' },
  ...{ day: 1, dayCount: 1, startAt: null, endAt: null, clashes: [] },
}
const hour = 3_600_000

test('an empty day needs everything', () => {
  expect(Object.values(readiness(shoot))).toEqual([false, false, false, false, false, false])
})

test('a contact is somebody who can be rung', () => {
  const member = { id: 'c', name: 'Дана', role: 'camera', callTime: null, contact: true } as const
  expect(readiness({ ...shoot, crew: [{ ...member, phone: '' }] })).toMatchObject({
    crew: true,
    contact: false,
  })
  expect(readiness({ ...shoot, crew: [{ ...member, phone: '+7' }] }).contact).toBe(true)
})

test('the call sheet is due in the last two days, unless it was sent', () => {
  const startAt = '2026-11-24T04:00:00.000Z'
  const start = Date.parse(startAt)
  const due = (left: number, more: Partial<ShootView> = {}) =>
    callSheetDue({ ...shoot, startAt, ...more }, start - left)
  expect([due(49 * hour), due(47 * hour), due(hour), due(-hour)]).toEqual([false, true, true, false])
  expect(due(hour, { callSheetSentOn: '2026-11-23' })).toBe(false)
  expect(callSheetDue(shoot, start)).toBe(false)
})

test('lists are counted each for itself', () => {
  const text = { kk: 'а', ru: '', en: '' }
  const checklist = [
    { id: '1', kind: 'shots', text, done: true },
    { id: '2', kind: 'shots', text, done: false },
    { id: '3', kind: 'before', text, done: false },
  ] as const
  expect(ticked({ ...shoot, checklist: [...checklist] }, 'shots')).toEqual({ done: 1, all: 2 })
})
