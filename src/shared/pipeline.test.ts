import { expect, it } from 'vitest'
import { interviewStatuses, stageBeside } from './pipeline.ts'

it('no step leads into declined, and none from there to what is published', () => {
  for (const status of interviewStatuses) {
    for (const by of [1, -1] as const) expect(stageBeside(status, by)).not.toBe('declined')
  }
  expect(stageBeside('published', 1)).toBeNull()
  expect(stageBeside('idea', -1)).toBeNull()
  expect([stageBeside('declined', -1), stageBeside('declined', 1)]).toEqual(['idea', null])
})

it('every step on is taken back by one step back', () => {
  for (const status of interviewStatuses) {
    const next = stageBeside(status, 1)
    if (next !== null) expect(stageBeside(next, -1)).toBe(status)
  }
})
