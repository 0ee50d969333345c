import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cueEdgeAt, draggedTimes, edgeOf } from './cue-edges.ts'

const view = { startMs: 0, msPerPx: 10 }
const cues = [
  { startMs: 1000, endMs: 2000 },
  { startMs: 2083, endMs: 4000 },
  { startMs: 5000, endMs: 5100 },
]

test('an edge is taken hold of near it, of two that touch the one under the pointer', () => {
  expect(cueEdgeAt(cues, 101, view)).toEqual({ index: 0, edge: 'in' })
  expect(cueEdgeAt(cues, 199, view)).toEqual({ index: 0, edge: 'out' })
  expect(cueEdgeAt(cues, 210, view)).toEqual({ index: 1, edge: 'in' })
  expect(cueEdgeAt(cues, 150, view)).toBeNull()
  expect(cueEdgeAt([], 150, view)).toBeNull()
})

test('a cue too narrow to be hit has none until one comes nearer', () => {
  expect(cueEdgeAt(cues, 500, view)).toBeNull()
  expect(cueEdgeAt(cues, 1000, { startMs: 0, msPerPx: 5 })).toEqual({ index: 2, edge: 'in' })
})

test('a dragged edge stops at its neighbour, at its other edge and at the ends of the recording', () => {
  const limits = { minGapMs: 83, durationMs: 9000 }
  const drag = (index: number, edge: 'in' | 'out', ms: number) =>
    draggedTimes(cues, { index, edge }, ms, limits)
  expect(drag(0, 'in', 1234.4)).toEqual({ startMs: 1234, endMs: 2000 })
  expect(drag(0, 'in', -50)).toEqual({ startMs: 0, endMs: 2000 })
  expect(drag(0, 'out', 3000)).toEqual({ startMs: 1000, endMs: 2000 })
  expect(drag(1, 'in', 1500)).toEqual({ startMs: 2083, endMs: 4000 })
  expect(drag(1, 'out', 2000)).toEqual({ startMs: 2083, endMs: 2183 })
  expect(drag(1, 'out', 6000)).toEqual({ startMs: 2083, endMs: 4917 })
  expect(drag(2, 'out', 99_999)).toEqual({ startMs: 5000, endMs: 9000 })
})

test('whatever is dragged where, a cue of an honest track stays one', () => {
  const track = fc
    .array(fc.tuple(fc.nat(900), fc.integer({ min: 100, max: 3000 })), { minLength: 1 })
    .map((parts) => {
      let time = 0
      return parts.map(([gap, length]) => {
        const startMs = time + gap
        time = startMs + length
        return { startMs, endMs: time }
      })
    })
  fc.assert(
    fc.property(
      track,
      fc.nat(),
      fc.boolean(),
      fc.integer({ min: -1000, max: 90_000 }),
      (all, pick, isIn, ms) => {
        const index = pick % all.length
        const durationMs = all.at(-1)!.endMs + 500
        const edge = isIn ? 'in' : 'out'
        const moved = draggedTimes(all, { index, edge }, ms, { minGapMs: 83, durationMs })
        expect(moved.startMs).toBeLessThan(moved.endMs)
        expect(moved.startMs).toBeGreaterThanOrEqual(all[index - 1]?.endMs ?? 0)
        expect(moved.endMs).toBeLessThanOrEqual(all[index + 1]?.startMs ?? durationMs)
      },
    ),
  )
})

test('an edge that is held is that of its cue, whatever comes before it meanwhile', () => {
  const held = { id: 'b', edge: 'out' } as const
  expect(edgeOf([{ id: 'a' }, { id: 'b' }], held)).toEqual({ index: 1, edge: 'out' })
  expect(edgeOf([{ id: 'b' }], held)).toEqual({ index: 0, edge: 'out' })
  expect(edgeOf([{ id: 'a' }], held)).toBeNull()
})
