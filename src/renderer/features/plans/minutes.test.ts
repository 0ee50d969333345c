import { expect, test } from 'vitest'
import { readMinutes, stepMinutes } from './minutes.ts'

const limits = { min: 0, max: 240, step: 0.5 }

test('minutes are read with a comma as well as with a point', () => {
  expect(readMinutes('2,5', limits)).toBe(2.5)
  expect(readMinutes(' 2.5 ', limits)).toBe(2.5)
  expect(readMinutes('.5', limits)).toBe(0.5)
  expect(readMinutes('3', limits)).toBe(3)
})

test('they go to the nearest step within the limits', () => {
  expect(readMinutes('2,3', limits)).toBe(2.5)
  expect(readMinutes('999', limits)).toBe(240)
  expect(readMinutes('0', { min: 1, max: 1440, step: 1 })).toBe(1)
})

test.each(['', ' ', '-1', 'екі', '1e3', '1,2,3', 'Infinity', '1:30'])(
  '%j is no number of minutes',
  (text) => {
    expect(readMinutes(text, limits)).toBeNull()
  },
)

test('a step goes up and down and stops at the limits', () => {
  expect(stepMinutes('2', 1, limits)).toBe(2.5)
  expect(stepMinutes('2,5', -1, limits)).toBe(2)
  expect(stepMinutes('0', -1, limits)).toBe(0)
  expect(stepMinutes('240', 1, limits)).toBe(240)
  expect(stepMinutes('', 1, { min: 1, max: 1440, step: 1 })).toBe(1)
})
