import { expect, it } from 'vitest'
import { ageOn, today } from './day.ts'

const day = '2026-11-24'

it('age goes up on the birthday', () => {
  expect([ageOn('2008-11-25', day), ageOn('2008-11-24', day), ageOn('2008-02-29', '2026-02-28')]).toEqual([
    17, 18, 17,
  ])
})

it('today is the day of the clock on the wall', () => {
  const lateEvening = new Date(2026, 10, 24, 23, 59)
  expect(today(lateEvening)).toBe(day)
  expect(today(new Date(2026, 10, 24, 0, 1))).toBe(day)
})
