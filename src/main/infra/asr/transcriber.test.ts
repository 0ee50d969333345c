import { describe, expect, it } from 'vitest'
import { engineThreads } from './transcriber.ts'

describe('engine threads', () => {
  it.each([
    [1, 1],
    [2, 2],
    [4, 3],
    [8, 7],
    [32, 8],
  ])('%i cores: %i threads', (cores, threads) => {
    expect(engineThreads(cores)).toBe(threads)
  })
})
