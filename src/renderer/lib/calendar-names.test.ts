import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayAndMonth,
  daysOfMonthPage,
  dayTitle,
  monthTitle,
  weekdayNames,
  weekdayOf,
} from './calendar-names.ts'

const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-09`)
const reference = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('kk', { ...options, timeZone: 'UTC' })
const plain = (text: string) => text.replace(/\s/gu, ' ')

describe('Kazakh, against the full CLDR data that Node has', () => {
  test('the names of the week', () => {
    for (const width of ['long', 'short'] as const) {
      const format = reference({ weekday: width })
      expect(weekdayNames('kk', width)).toEqual(
        Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index, 12))),
      )
    }
  })

  test.each(days)('months and days of %s', (day) => {
    const date = new Date(`${day}T12:00:00Z`)
    const full = reference({ dateStyle: 'full' })
    expect(plain(dayTitle('kk', day))).toBe(plain(full.format(date)))
    expect(plain(monthTitle('kk', day.slice(0, 7)))).toBe(
      plain(reference({ month: 'long', year: 'numeric' }).format(date)),
    )
    expect(plain(dayAndMonth('kk', day))).toBe(
      plain(reference({ day: 'numeric', month: 'long' }).format(date)),
    )
  })
})

test('a month is a heading, so it begins with a capital', () => {
  expect(monthTitle('ru', '2026-11')).toMatch(/^Ноябрь 2026/)
  expect(monthTitle('en', '2026-11')).toBe('November 2026')
  expect(dayTitle('en', '2026-11-24')).toBe('Tuesday, 24 November 2026')
})

test('a month later is the same day, or the last one', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-12-05', 1)).toBe('2027-01-05')
})

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('the page of a month is whole weeks from Monday that hold the month', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const page = daysOfMonthPage(day.slice(0, 7))
      expect(page.length % 7).toBe(0)
      expect(weekdayOf(page[0] ?? '')).toBe(0)
      expect(page).toContain(day)
      expect(page.filter((other) => other.slice(0, 7) === day.slice(0, 7)).length).toBeGreaterThan(27)
      expect(page.every((other, index) => index === 0 || addDays(page[index - 1] ?? '', 1) === other)).toBe(
        true,
      )
    }),
    { numRuns: 60 },
  )
})
