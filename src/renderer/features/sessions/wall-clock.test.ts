import { expect, it } from 'vitest'
import { wallClock } from './wall-clock.ts'

it('the wall clock begins the day at 00 and has two digits everywhere', () => {
  expect(wallClock(new Date(2026, 10, 24, 0, 5, 9))).toBe('00:05:09')
  expect(wallClock(new Date(2026, 10, 24, 23, 59, 0))).toBe('23:59:00')
})
