import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EtaEstimator } from './eta.ts'

describe('EtaEstimator', () => {
  it('says nothing at first, then the time left at an even speed', () => {
    const eta = new EtaEstimator()
    expect(eta.update(0, 0, 10_000)).toBeNull()
    expect(eta.update(1000, 1000, 10_000)).toBeNull()
    expect(eta.update(2000, 2000, 10_000)).toBe(8000)
    expect(eta.update(5000, 5000, 10_000)).toBe(5000)
  })

  it('follows a change of speed without jumping to it', () => {
    const eta = new EtaEstimator()
    for (let second = 0; second <= 10; second += 1) eta.update(second * 1000, second * 100, 10_000)
    const slower = eta.update(11_000, 1010, 10_000)!
    expect(slower).toBeGreaterThan(89_900)
    expect(slower).toBeLessThan(120_000)
    let later = slower
    for (let second = 12; second <= 90; second += 1)
      later = eta.update(second * 1000, 1010 + (second - 11) * 10, 10_000)!
    expect(later).toBeGreaterThan(700_000)
  })

  it('knows nothing without a total and begins anew when the stage does', () => {
    const eta = new EtaEstimator()
    eta.update(0, 0, null)
    expect(eta.update(3000, 10, null)).toBeNull()
    expect(eta.update(6000, 0, 100)).toBeNull()
  })

  it('is never negative or infinite, whatever the progress does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5000), fc.nat(2000)), { maxLength: 50 }), (steps) => {
        const eta = new EtaEstimator()
        let at = 0
        for (const [passed, done] of steps) {
          at += passed
          const left = eta.update(at, done, 1500)
          if (left !== null) expect(left >= 0 && Number.isFinite(left)).toBe(true)
        }
      }),
    )
  })
})
