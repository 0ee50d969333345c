import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokenWindows } from './token-windows.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const limit = 126
const margin = 24

it('is one window while it fits', () => {
  expect(tokenWindows(Array(126).fill(1), limit, margin)).toEqual([
    { from: 0, to: 126, keepFrom: 0, keepTo: 126 },
  ])
  expect(tokenWindows([], limit, margin)).toEqual([])
})

it('overlaps by a margin on each side of a seam', () => {
  expect(tokenWindows(Array(200).fill(1), limit, margin)).toEqual([
    { from: 0, to: 126, keepFrom: 0, keepTo: 102 },
    { from: 78, to: 200, keepFrom: 102, keepTo: 200 },
  ])
})

it('takes each word from one window, whole, with its margin on both sides', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 400 }), (tokens) => {
      const windows = tokenWindows(tokens, limit, margin)
      expect(windows.flatMap(({ keepFrom, keepTo }) => range(keepFrom, keepTo))).toEqual(
        range(0, tokens.length),
      )
      for (const { from, to, keepFrom, keepTo } of windows) {
        expect(sum(tokens.slice(from, to))).toBeLessThanOrEqual(limit)
        if (from > 0) expect(sum(tokens.slice(from, keepFrom))).toBeGreaterThanOrEqual(margin)
        if (to < tokens.length) expect(sum(tokens.slice(keepTo, to))).toBeGreaterThanOrEqual(margin)
      }
    }),
  )
})

it('gets past words as long as a window', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: limit }), { maxLength: 40 }), (tokens) => {
      const windows = tokenWindows(tokens, limit, margin)
      expect(windows.flatMap(({ keepFrom, keepTo }) => range(keepFrom, keepTo))).toEqual(
        range(0, tokens.length),
      )
      for (const { from, to, keepFrom, keepTo } of windows) {
        expect(from).toBeLessThanOrEqual(keepFrom)
        expect(keepTo).toBeLessThanOrEqual(to)
        expect(sum(tokens.slice(from, to))).toBeLessThanOrEqual(limit)
      }
    }),
  )
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
