import { expect, it } from 'vitest'
import { unshownCues } from './unshown-cues.ts'

const cue = (startMs: number, endMs: number, text = 'Иә') => ({ startMs, endMs, text })

it('finds the cues that end before or when they begin, and leaves out those without a text', () => {
  const cues = [cue(0, 1000), cue(2000, 2000), cue(4000, 3000), cue(5000, 5000, '<i></i>'), cue(6000, 6001)]
  expect(unshownCues(cues)).toEqual([1, 2])
})
