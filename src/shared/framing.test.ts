import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameFor } from './framing.ts'

const side = fc.integer({ min: 64, max: 8192 })
const source = fc.record({ width: side, height: side })
const frame = fc.constantFrom(
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1080, height: 1350 },
  { width: 1080, height: 1080 },
)

describe('framing', () => {
  it('cuts the middle out of a wide picture for an upright frame', () => {
    expect(frameFor({ width: 1920, height: 1080 }, { width: 1080, height: 1920 })).toEqual({
      mode: 'fill',
      crop: { x: 656, y: 0, width: 608, height: 1080 },
    })
  })

  it('takes a picture of the same shape whole', () => {
    expect(frameFor({ width: 1280, height: 720 }, { width: 1920, height: 1080 })).toEqual({
      mode: 'fill',
      crop: { x: 0, y: 0, width: 1280, height: 720 },
    })
  })

  it('shows an upright picture whole in a wide frame', () => {
    expect(frameFor({ width: 1080, height: 1920 }, { width: 1920, height: 1080 })).toEqual({
      mode: 'fit',
      x: 656,
      y: 0,
      width: 608,
      height: 1080,
    })
  })

  it('draws a picture where there is none', () => {
    expect(frameFor(null, { width: 1080, height: 1080 })).toEqual({ mode: 'generated' })
  })

  it('stays inside the source or the frame, near the middle, and does not distort', () => {
    fc.assert(
      fc.property(source, frame, (from, to) => {
        const framing = frameFor(from, to)
        if (framing.mode === 'generated') throw new Error('there was a picture')
        const part = framing.mode === 'fill' ? framing.crop : framing
        const whole = framing.mode === 'fill' ? from : to
        const shape = framing.mode === 'fill' ? to : from
        expect(part.x).toBeGreaterThanOrEqual(0)
        expect(part.y).toBeGreaterThanOrEqual(0)
        expect(part.x + part.width).toBeLessThanOrEqual(whole.width)
        expect(part.y + part.height).toBeLessThanOrEqual(whole.height)
        expect(Math.abs(whole.width - part.width - 2 * part.x)).toBeLessThanOrEqual(3)
        expect(Math.abs(whole.height - part.height - 2 * part.y)).toBeLessThanOrEqual(3)
        // Even numbers cost up to one pixel on a side, so a tiny source may be a little off.
        const tolerance = 2 / Math.min(part.width, part.height)
        expect(Math.abs(part.width / part.height / (shape.width / shape.height) - 1)).toBeLessThan(tolerance)
      }),
    )
  })
})
