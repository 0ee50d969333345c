import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputFrameRate, value } from './frame-rate.ts'

describe('output frame rate', () => {
  it.each([
    [25, 60, '25/1'],
    [29.97, 60, '30000/1001'],
    [23.976, 60, '24000/1001'],
    [30.02, 60, '30/1'],
    [59.94, 60, '60000/1001'],
    [120, 60, '60/1'],
    [119.88, 60, '60000/1001'],
    [50, 30, '25/1'],
    [15, 60, '30/1'],
    [10, 60, '40/1'],
  ])('of a %d fps source for at most %d is %s', (source, max, expected) => {
    const { numerator, denominator } = outputFrameRate(source, max)
    expect(`${numerator}/${denominator}`).toBe(expected)
  })

  it('is one that Instagram and Facebook take, whatever a recorder wrote', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1000, noNaN: true }), (source) => {
        const fps = value(outputFrameRate(source, 60))
        expect(fps).toBeGreaterThanOrEqual(23)
        expect(fps).toBeLessThanOrEqual(60.01)
      }),
    )
  })
})
