import { expect, test } from 'vitest'
import { countChanged } from './changed-cues.ts'

const cue = (id: string, text: string, startMs = 0, endMs = 1000) => ({ id, text, startMs, endMs })

test('counts the cues that say something else, or at another time', () => {
  const before = [cue('a', 'бір'), cue('b', 'екі'), cue('c', 'үш'), cue('d', 'төрт')]
  const after = [cue('a', 'бір'), cue('b', 'ЕКІ'), cue('c', 'үш', 0, 2000), cue('d', 'төрт', 10)]
  expect(countChanged(before, after)).toBe(3)
  expect(countChanged(before, before)).toBe(0)
  expect(countChanged(before, [...before, cue('e', 'бес')])).toBe(1)
})
