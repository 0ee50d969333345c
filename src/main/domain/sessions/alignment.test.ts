import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkKind } from '#shared/api/sessions.ts'
import { anyMarks, beganMs, markAt } from '../../../../test/support/session-marks.ts'
import { guessStart, marksInside, placeMarks } from './alignment.ts'

const hour = 3_600_000

describe('marks laid along a recording', () => {
  it('are all moved by the same span', () => {
    fc.assert(
      fc.property(anyMarks, fc.integer({ min: -hour, max: hour }), (marks, byMs) => {
        const placed = placeMarks(marks, beganMs)
        const later = placeMarks(marks, beganMs + byMs)
        expect(later.map(({ atMs }) => atMs + byMs)).toEqual(placed.map(({ atMs }) => atMs))
      }),
    )
  })

  it('keep their order and their distances', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const placed = placeMarks(marks, beganMs)
        expect(placed.map(({ id }) => id)).toEqual(marks.map(({ id }) => id))
        for (const [index, mark] of placed.entries()) {
          const next = placed[index + 1]
          if (next) expect(next.atMs - mark.atMs).toBe(Date.parse(next.at) - Date.parse(mark.at))
        }
      }),
    )
  })

  it('are inside of it, and all that are inside are kept', () => {
    fc.assert(
      fc.property(anyMarks, fc.integer({ min: 0, max: 2 * hour }), (marks, durationMs) => {
        const inside = marksInside(placeMarks(marks, beganMs), durationMs)
        for (const { atMs } of inside) expect(atMs >= 0 && atMs <= durationMs).toBe(true)
        const meant = marks.filter(({ at }) => {
          const atMs = Date.parse(at) - beganMs
          return atMs >= 0 && atMs <= durationMs
        })
        expect(inside.map(({ id }) => id)).toEqual(meant.map(({ id }) => id))
      }),
    )
  })

  it('made in the same millisecond stay in the order of their session', () => {
    const marks = [markAt(5000, 'asked', 2), markAt(5000, 'great', 0), markAt(5000, 'note', 1)]
    expect(placeMarks(marks, beganMs).map(({ kind }) => kind)).toEqual(['great', 'note', 'asked'])
  })
})

describe('when a recording began', () => {
  const iso = (ms: number) => new Date(ms).toISOString()
  const durationMs = 30 * 60_000
  const none = { durationMs, createdAt: null, modifiedAt: null }
  /** Questions from the second minute to the twenty-fifth. */
  const asked = [2, 8, 14, 25].map((minute, index) => markAt(minute * 60_000, 'asked', index))

  it('is the creation time of the file', () => {
    const facts = { ...none, createdAt: iso(beganMs), modifiedAt: iso(beganMs + durationMs + 800) }
    expect(guessStart(facts, asked, 300)).toEqual({ startMs: beganMs, source: 'created' })
  })

  it('is a recording before the creation time when the recorder wrote that at the end', () => {
    const endMs = beganMs + durationMs
    const guess = { startMs: beganMs, source: 'created_at_end' }
    expect(guessStart({ ...none, createdAt: iso(endMs) }, asked, 300)).toEqual(guess)
    // also where a later sitting would make the first reading look right
    const later = [...asked, markAt(durationMs + 60_000, 'asked', 9)]
    const facts = { ...none, createdAt: iso(endMs), modifiedAt: iso(endMs + 2000) }
    expect(guessStart(facts, later, 300)).toEqual(guess)
  })

  it('is found where the camera wrote its local time as if it were UTC', () => {
    const facts = { ...none, createdAt: iso(beganMs + 5 * hour) }
    expect(guessStart(facts, asked, 300)).toEqual({ startMs: beganMs, source: 'created_local' })
    const end = { ...none, createdAt: iso(beganMs + durationMs + 5 * hour) }
    expect(guessStart(end, asked, 300)).toEqual({ startMs: beganMs, source: 'created_local_at_end' })
  })

  it('is a recording before the modification time when the file says nothing', () => {
    const facts = { ...none, modifiedAt: iso(beganMs + durationMs) }
    expect(guessStart(facts, asked, 300)).toEqual({ startMs: beganMs, source: 'modified' })
  })

  it('is the creation time where no mark decides, and unknown where nothing is known', () => {
    const facts = { ...none, createdAt: iso(beganMs), modifiedAt: iso(beganMs + 90 * 24 * hour) }
    expect(guessStart(facts, [], 300)).toEqual({ startMs: beganMs, source: 'created' })
    const noise: MarkKind[] = ['start', 'pause', 'resume', 'end']
    const idle = noise.map((kind, index) => markAt(-60_000 * (index + 1), kind, index))
    expect(guessStart(facts, idle, 300)).toEqual({ startMs: beganMs, source: 'created' })
    expect(guessStart(none, asked, 300)).toBeNull()
    expect(guessStart({ ...none, createdAt: 'кеше' }, asked, 300)).toBeNull()
  })

  it('is one of the readings of what the file says, whatever the marks are', () => {
    fc.assert(
      fc.property(anyMarks, fc.integer({ min: -720, max: 840 }), (marks, offset) => {
        const facts = { ...none, createdAt: iso(beganMs), modifiedAt: iso(beganMs + durationMs) }
        const guess = guessStart(facts, marks, offset)
        const readings = [beganMs, beganMs - offset * 60_000].flatMap((ms) => [ms, ms - durationMs])
        expect(readings).toContain(guess?.startMs)
      }),
    )
  })
})
