import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyPlaced, beganMs, markAt } from '../../../../test/support/session-marks.ts'
import { placeMarks } from './alignment.ts'
import { suggestClips } from './suggestions.ts'

const place = (...marks: ReturnType<typeof markAt>[]) => placeMarks(marks, beganMs)
const ranges = (...args: Parameters<typeof suggestClips>) =>
  suggestClips(...args).map(({ inMs, outMs, text }) => [inMs, outMs, text.kk])

describe('a great answer', () => {
  it('reaches from its question to the next one', () => {
    const placed = place(
      markAt(10_000, 'asked', 0),
      markAt(30_000, 'asked', 1),
      markAt(45_000, 'follow_up', 2),
      markAt(50_000, 'skipped', 3),
      markAt(58_000, 'great', 4),
      markAt(70_000, 'asked', 5),
    )
    expect(ranges(placed, 100_000)).toEqual([[30_000, 70_000, 'Сұрақ 1']])
  })

  it('reaches to the end of the recording when nothing else was asked', () => {
    const placed = place(markAt(30_000, 'asked', 0), markAt(58_000, 'great', 1))
    expect(ranges(placed, 100_000)).toEqual([[30_000, 100_000, 'Сұрақ 0']])
  })

  it('does not reach across a break, into another sitting or out of the recording', () => {
    const placed = place(
      markAt(-5000, 'asked', 0),
      markAt(2000, 'great', 1),
      markAt(20_000, 'pause', 2),
      markAt(40_000, 'resume', 3),
      markAt(50_000, 'great', 4),
      markAt(60_000, 'end', 5),
      markAt(90_000, 'asked', 6),
      markAt(95_000, 'great', 7),
    )
    expect(ranges(placed, 93_000)).toEqual([
      [0, 20_000, 'Сұрақ 0'],
      [40_000, 60_000, 'Сұрақ 0'],
      [90_000, 93_000, 'Сұрақ 6'],
    ])
  })

  it('is one range however often it was marked, with the notes of the answer', () => {
    const placed = place(
      markAt(30_000, 'asked', 0),
      markAt(35_000, 'note', 1, { note: 'жылады' }),
      markAt(40_000, 'great', 2),
      markAt(50_000, 'great', 3, { note: 'тағы' }),
      markAt(60_000, 'asked', 4),
      markAt(61_000, 'note', 5, { note: 'басқа сұрақ' }),
    )
    expect(suggestClips(placed, 100_000)).toMatchObject([
      { id: markAt(0, 'great', 2).id, inMs: 30_000, outMs: 60_000, notes: ['жылады', 'тағы'] },
    ])
  })

  it('never overlaps another, keeps the order and stays inside, whatever was marked', () => {
    fc.assert(
      fc.property(anyPlaced, fc.integer({ min: 0, max: 3_600_000 }), (placed, durationMs) => {
        const found = suggestClips(placed, durationMs)
        let lastOut = 0
        for (const { inMs, outMs } of found) {
          expect(inMs).toBeGreaterThanOrEqual(lastOut)
          expect(outMs - inMs).toBeGreaterThanOrEqual(1000)
          expect(outMs).toBeLessThanOrEqual(durationMs)
          lastOut = outMs
        }
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      }),
    )
  })

  it('is in a range that holds its mark, whenever that is well inside', () => {
    fc.assert(
      fc.property(anyPlaced, (placed) => {
        const durationMs = 3_600_000
        const found = suggestClips(placed, durationMs)
        for (const suggestion of found) {
          const mark = placed.find(({ id }) => id === suggestion.id)
          if (!mark || mark.atMs < 0 || mark.atMs > durationMs) continue
          expect(mark.atMs >= suggestion.inMs && mark.atMs <= suggestion.outMs).toBe(true)
        }
      }),
    )
  })
})
