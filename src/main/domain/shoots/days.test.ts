import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, inOrder, weeksOf } from './days.ts'

it('a month is shown in whole weeks that begin on Monday', () => {
  expect(weeksOf('2026-11')).toEqual({ from: '2026-10-26', to: '2026-12-06' })
  // February 2027 begins on a Monday and ends on a Sunday
  expect(weeksOf('2027-02')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
})

it('the weeks of every month hold it, in 28, 35 or 42 days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, '0')}`
      const { from, to } = weeksOf(month)
      expect([27, 34, 41].map((days) => addDays(from, days))).toContain(to)
      expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1)
      expect(from <= `${month}-01` && addDays(from, 7) > `${month}-01`).toBe(true)
    }),
  )
})

it('days of filming come by date and hour, those without one last', () => {
  const day = (id: string, date: string | null, callTime: string | null, createdAt = '2026') => ({
    ...{ id, date, callTime, createdAt },
  })
  const days = [day('d', null, null), day('c', '2026-11-25', null), day('b', '2026-11-25', '08:00')]
  expect(inOrder([...days, day('a', '2026-11-24', '18:00')]).map(({ id }) => id)).toEqual([
    ...['a', 'b', 'c', 'd'],
  ])
})
