import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { roomAt } from './room.ts'

const rules = rulesFor('kk')

const track = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 4000 }), length: fc.integer({ min: 500, max: 6000 }) }), {
    maxLength: 20,
  })
  .map((parts) => {
    let time = 0
    return parts.map(({ gap, length }) => {
      const startMs = time + gap
      time = startMs + length
      return { startMs, endMs: time }
    })
  })

test('a new cue never overlaps another, keeps the gap, and is long enough', () => {
  fc.assert(
    fc.property(track, fc.integer({ min: 0, max: 100_000 }), (cues, time) => {
      const room = roomAt(cues, time, rules, 100_000)
      if (!room) return
      expect(room.startMs).toBeGreaterThanOrEqual(time)
      expect(room.endMs - room.startMs).toBeGreaterThanOrEqual(rules.minDurationMs)
      expect(room.endMs).toBeLessThanOrEqual(100_000)
      for (const cue of cues) {
        expect(room.startMs >= cue.endMs + rules.minGapMs || room.endMs <= cue.startMs - rules.minGapMs).toBe(
          true,
        )
      }
    }),
  )
})

test('an empty track has room at the playhead', () => {
  expect(roomAt([], 5000, rules, 60_000)).toEqual({ startMs: 5000, endMs: 7000 })
})

test('between two cues that touch there is no room', () => {
  const cues = [
    { startMs: 0, endMs: 3000 },
    { startMs: 3100, endMs: 60_000 },
  ]
  expect(roomAt(cues, 1000, rules, 60_000)).toBeNull()
})
