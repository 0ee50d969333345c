import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMarks, beganMs, markAt } from '../../../../test/support/session-marks.ts'
import { clocks, openingIndex, sessionState } from './session-state.ts'

const minute = 60_000
const soon = beganMs + 60 * minute
const other = '00000000-0000-4000-8000-0000000000ff'
const of = (itemId: string) => ({ itemId })

describe('where a sitting stands', () => {
  it('is idle before anything is marked, and again half a day after the last mark', () => {
    expect(sessionState([], soon)).toMatchObject({ running: 'idle', sessionId: null })
    const old = [markAt(0, 'start', 0), markAt(1000, 'asked', 1, of('q1'))]
    const later = sessionState(old, beganMs + 13 * 60 * minute)
    expect(later).toMatchObject({ running: 'idle', sessionId: null, marks: [], asked: null })
    expect(later.statusOf).toEqual(new Map([['q1', 'asked']]))
  })

  it('follows start, break and end', () => {
    const marks = [
      markAt(0, 'start', 0),
      markAt(1000, 'pause', 1),
      markAt(2000, 'resume', 2),
      markAt(3000, 'end', 3),
    ]
    const after = (count: number) => sessionState(marks.slice(0, count), soon).running
    expect([1, 2, 3, 4].map(after)).toEqual(['running', 'paused', 'running', 'ended'])
  })

  it('knows of each question what was marked last, in this sitting or an earlier one', () => {
    const marks = [
      markAt(-50 * minute, 'skipped', 0, { ...of('q1'), sessionId: other }),
      markAt(-49 * minute, 'asked', 1, { ...of('q2'), sessionId: other }),
      markAt(0, 'start', 0),
      markAt(1000, 'asked', 1, of('q1')),
      markAt(2000, 'great', 2, of('q1')),
      markAt(3000, 'follow_up', 3, of('f1')),
      markAt(4000, 'skipped', 4, of('q3')),
    ]
    const state = sessionState(marks, soon)
    expect([...state.statusOf].sort()).toEqual([
      ['q1', 'asked'],
      ['q2', 'asked'],
      ['q3', 'skipped'],
    ])
    expect([...state.great, ...state.followedUp]).toEqual(['q1', 'f1'])
    expect(state.marks).toHaveLength(5)
    expect(state.asked?.itemId).toBe('q1')
  })

  it('is that of the day before when its last mark is taken back', () => {
    fc.assert(
      fc.property(anyMarks, (marks) => {
        const last = marks.at(-1)
        if (!last) return
        const now = Date.parse(last.at) + 1000
        const without = sessionState(marks.slice(0, -1), now)
        const state = sessionState(marks, now)
        expect(state.marks.slice(0, -1)).toEqual(marks.slice(0, -1))
        if (without.sessionId !== null) expect(without.marks).toEqual(state.marks.slice(0, -1))
      }),
    )
  })
})

describe('the clocks', () => {
  it('stand still in a break, and the question has its own', () => {
    const marks = [
      markAt(0, 'start', 0),
      markAt(60_000, 'asked', 1),
      markAt(90_000, 'pause', 2),
      markAt(690_000, 'resume', 3),
    ]
    const at = (ms: number, count = marks.length) => clocks(marks.slice(0, count), beganMs + ms)
    expect(at(30_000, 1)).toEqual({ totalMs: 30_000, questionMs: null })
    expect(at(80_000, 2)).toEqual({ totalMs: 80_000, questionMs: 20_000 })
    expect(at(400_000, 3)).toEqual({ totalMs: 90_000, questionMs: 30_000 })
    expect(at(700_000)).toEqual({ totalMs: 100_000, questionMs: 40_000 })
  })

  it('never run backwards, nor faster than the time', () => {
    fc.assert(
      fc.property(anyMarks, fc.integer({ min: 0, max: 100_000 }), (marks, waitMs) => {
        const last = Date.parse(marks.at(-1)?.at ?? new Date(beganMs).toISOString())
        const now = clocks(marks, last)
        const later = clocks(marks, last + waitMs)
        expect(later.totalMs).toBeGreaterThanOrEqual(now.totalMs)
        expect(later.totalMs - now.totalMs).toBeLessThanOrEqual(waitMs)
        const first = Date.parse(marks[0]?.at ?? new Date(last).toISOString())
        expect(now.totalMs).toBeLessThanOrEqual(last - first)
        if (now.questionMs !== null) expect(now.questionMs).toBeLessThanOrEqual(now.totalMs)
      }),
    )
  })
})

describe('the question that the screen opens with', () => {
  const ids = ['q1', 'q2', 'q3']
  const placeAfter = (...marks: ReturnType<typeof markAt>[]) => openingIndex(ids, sessionState(marks, soon))

  it('is the first at the beginning, the one that is being answered, the one after a skipped one', () => {
    expect(placeAfter()).toBe(0)
    expect(placeAfter(markAt(0, 'start', 0), markAt(1, 'asked', 1, of('q2')))).toBe(1)
    expect(placeAfter(markAt(0, 'start', 0), markAt(1, 'skipped', 1, of('q2')))).toBe(2)
    expect(placeAfter(markAt(0, 'start', 0), markAt(1, 'skipped', 1, of('q3')))).toBe(2)
  })

  it('is the first that is left of an earlier day', () => {
    const day = 24 * 60 * minute
    expect(placeAfter(markAt(-day, 'asked', 0, of('q1')), markAt(-day, 'skipped', 1, of('q2')))).toBe(2)
  })
})
