import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkOp } from '#shared/api/sessions.ts'
import { anyMarks, beganMs, markAt } from '../../../../test/support/session-marks.ts'
import { applyOps, marksToMake, nextMark } from './mark-ops.ts'
import { sessionState } from './session-state.ts'

/** A journal: marks that are added, some of which are taken back right away or later. */
const anyJournal = fc.tuple(anyMarks, fc.array(fc.nat(39))).map(([marks, taken]): MarkOp[] => [
  ...marks.map((mark): MarkOp => ({ op: 'add', mark })),
  ...taken.flatMap((index): MarkOp[] => {
    const mark = marks[index]
    return mark ? [{ op: 'remove', id: mark.id }] : []
  }),
])

describe('what the window shows', () => {
  it('is the same whatever part of the journal the library has already', () => {
    fc.assert(
      fc.property(anyJournal, fc.nat(60), (ops, sent) => {
        const all = applyOps([], ops)
        const library = applyOps([], ops.slice(0, sent))
        expect(applyOps(library, ops)).toEqual(all)
        expect(applyOps(library, ops.slice(sent))).toEqual(all)
        expect(applyOps(all, ops)).toEqual(all)
      }),
    )
  })
})

describe('a new mark', () => {
  it('comes after the last one, in number and in time, even when the clock is set back', () => {
    const session = { id: markAt(0, 'start', 0).sessionId, marks: [markAt(60_000, 'start', 4)] }
    const mark = nextMark(session, { kind: 'asked', atMs: beganMs })
    expect(mark).toMatchObject({
      seq: 5,
      sessionId: session.id,
      at: new Date(beganMs + 60_000).toISOString(),
    })
    const first = nextMark({ id: session.id, marks: [] }, { kind: 'start', atMs: beganMs + 7 })
    expect(first).toMatchObject({ seq: 0, at: new Date(beganMs + 7).toISOString(), note: '', itemId: null })
    expect(first.id).not.toBe(mark.id)
  })
})

describe('the marks that make one', () => {
  const start = markAt(0, 'start', 0)
  const end = markAt(60_000, 'end', 1)
  const following = (marks: Parameters<typeof sessionState>[0], kind: 'asked' | 'note') => {
    const state = sessionState(marks, beganMs + 90_000)
    const made = marksToMake(state, { kind, atMs: beganMs + 30_000, note: kind === 'note' ? 'сөз' : '' })
    return made.map((mark) => [mark.kind, mark.seq, mark.sessionId === start.sessionId])
  }

  it('begin a sitting where there is none, and the next one after the end', () => {
    expect(following([], 'asked')).toEqual([
      ['start', 0, false],
      ['asked', 1, false],
    ])
    expect(following([start], 'asked')).toEqual([['asked', 1, true]])
    expect(following([start, end], 'asked')).toEqual([
      ['start', 0, false],
      ['asked', 1, false],
    ])
  })

  it('leave a note with the sitting that was ended while it was typed, which stays ended', () => {
    expect(following([start, end], 'note')).toEqual([['note', 2, true]])
    const note = markAt(60_000, 'note', 2)
    expect(sessionState([start, end, note], beganMs + 90_000).running).toBe('ended')
  })
})
