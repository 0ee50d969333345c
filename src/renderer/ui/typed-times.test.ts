import { expect, test } from 'vitest'
import { parseClock } from './clock-field.tsx'
import { parseDay, parseWholeDay } from './day-field.tsx'

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9:30', '09:30'],
  ['9.30', '09:30'],
  [' 23-59 ', '23:59'],
  ['24:00', null],
  ['9:60', null],
  ['тоғыз', null],
  ['', null],
])('the time %j is %s', (typed, time) => {
  expect(parseClock(typed)).toBe(time)
})

test.each([
  ['24.11.2026', '2026-11-24'],
  ['4.1.26', '2026-01-04'],
  ['24/11/2026', '2026-11-24'],
  ['24 11 2026', '2026-11-24'],
  ['2026-11-24', '2026-11-24'],
  ['31.11.2026', null],
  ['29.02.2027', null],
  ['2026', null],
  ['ертең', null],
])('the day %j is %s', (typed, day) => {
  expect(parseDay(typed)).toBe(day)
})

test.each(['24.11.2026', '24/11/2026', '2026-11-24', '04 01 2026'])(
  'no other day is on the way to %j',
  (day) => {
    const beginnings = Array.from(day, (_, end) => day.slice(0, end))
    expect(beginnings.map(parseWholeDay).filter(Boolean)).toEqual([])
    expect(parseWholeDay(day)).toBe(parseDay(day))
  },
)

test.each(['24.1.2026', '2.11.2026', '24.11.26', '2026-11-2', '31.11.2026'])(
  '%j, which may be half of a correction, waits until the field is left',
  (day) => {
    expect(parseWholeDay(day)).toBe(null)
  },
)
