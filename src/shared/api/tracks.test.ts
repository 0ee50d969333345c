import { expect, test } from 'vitest'
import { type TrackEdit, trackEditSchema } from './tracks.ts'

const dayMs = 86_400_000
const taken = (edit: TrackEdit) => trackEditSchema.safeParse(edit).success

test('cues are moved by a day at most: a time beyond what a number can hold could not be read again', () => {
  const shift = (byMs: number) => taken({ kind: 'shift', fromCueId: null, byMs })
  expect([-dayMs, -1, 1500, dayMs].map(shift)).toEqual([true, true, true, true])
  expect([-dayMs - 1, dayMs + 1, Number.MAX_SAFE_INTEGER].map(shift)).toEqual([false, false, false])
})

test('a cue is not put where no recording reaches', () => {
  const times = (endMs: number) => taken({ kind: 'times', cueId: 'a', startMs: 0, endMs })
  const insert = (startMs: number) => taken({ kind: 'insert', startMs, endMs: startMs + 1000, text: '' })
  expect([times(30 * dayMs), insert(30 * dayMs)]).toEqual([true, true])
  expect([times(Number.MAX_SAFE_INTEGER), insert(1e13)]).toEqual([false, false])
})
