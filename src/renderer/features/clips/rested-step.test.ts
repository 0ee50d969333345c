import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RestedStep, restMs } from './rested-step.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a row of key presses is one step, the last, after a rest', () => {
  const told: number[] = []
  const rested = new RestedStep()
  for (let press = 51; press <= 60; press += 1) {
    rested.later(() => told.push(press))
    vi.advanceTimersByTime(restMs / 2)
  }
  expect(told).toEqual([])
  vi.advanceTimersByTime(restMs)
  expect(told).toEqual([60])
})

it('it is taken at once, and only once, when somebody goes on, and not at all when something else is done', () => {
  const told: number[] = []
  const rested = new RestedStep()
  rested.later(() => told.push(1))
  rested.now()
  rested.now()
  rested.later(() => told.push(2))
  rested.drop()
  vi.advanceTimersByTime(2 * restMs)
  expect(told).toEqual([1])
})
