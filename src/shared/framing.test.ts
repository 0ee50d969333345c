import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centred, chosenPlace, frameFor, movedTo, placeOf, pointAt } from './framing.ts'

const side = fc.integer({ min: 64, max: 8192 })
const source = fc.record({ width: side, height: side })
const frame = fc.constantFrom(
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1080, height: 1350 },
  { width: 1080, height: 1080 },
)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const choice = fc.record({ mode: fc.constantFrom('auto', 'fill', 'whole'), x: share, y: share })

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

  it('brings the point that was chosen to the middle, as far as the picture reaches', () => {
    const reels = { width: 1080, height: 1920 }
    const cropAt = (x: number) => {
      const framing = frameFor({ width: 1920, height: 1080 }, reels, { mode: 'auto', x, y: 0.5 })
      return framing.mode === 'fill' ? framing.crop : null
    }
    expect(cropAt(0.25)).toEqual({ x: 176, y: 0, width: 608, height: 1080 })
    expect(cropAt(0)).toMatchObject({ x: 0 })
    expect(cropAt(1)).toMatchObject({ x: 1312 })
    const wide = frameFor({ width: 1440, height: 1080 }, { width: 1920, height: 1080 }, { ...centred, y: 0 })
    expect(wide).toEqual({ mode: 'fill', crop: { x: 0, y: 0, width: 1440, height: 810 } })
  })

  it('is moved by where the part lies in its room, and comes out there', () => {
    const from = { width: 1920, height: 1080 }
    const reels = { width: 1080, height: 1920 }
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 2000 }), (x) => {
        const crop = { x, y: 0, width: 608, height: 1080 }
        const framing = frameFor(from, reels, { mode: 'auto', ...pointAt(from, crop) })
        if (framing.mode !== 'fill') throw new Error('it fills the frame')
        const kept = Math.min(1312, Math.max(0, x))
        expect(Math.abs(framing.crop.x - kept)).toBeLessThanOrEqual(2)
        const place = placeOf(from, framing.crop)
        expect(place.y).toBeNull()
        expect(Math.abs(place.x! - kept / 1312)).toBeLessThan(0.01)
      }),
    )
  })

  it('goes on, per cent by per cent, to the end of its room in any shape', () => {
    fc.assert(
      fc.property(source, frame, (from, to) => {
        for (const axis of ['x', 'y'] as const) {
          let chosen = centred
          const percent = () => Math.round(100 * (chosenPlace(from, to, chosen)[axis] ?? Number.NaN))
          if (Number.isNaN(percent())) continue
          expect(percent()).toBe(50)
          for (let press = 0; press < 60; press += 1) {
            const next = Math.min(100, percent() + 1)
            chosen = movedTo(from, to, chosen, axis, next / 100)
            expect(percent()).toBe(next)
          }
          expect(percent()).toBe(100)
        }
      }),
    )
  })

  it('leaves a part where it is when the point in its middle is chosen', () => {
    const stays = (from: { width: number; height: number }, to: typeof from, chosen: typeof centred) => {
      const first = frameFor(from, to, { ...chosen, mode: 'fill' })
      if (first.mode !== 'fill') throw new Error('it fills the frame')
      expect(frameFor(from, to, { mode: 'fill', ...pointAt(from, first.crop) })).toEqual(first)
    }
    fc.assert(
      fc.property(source, frame, share, share, (from, to, x, y) => stays(from, to, { mode: 'fill', x, y })),
    )
    stays({ width: 3251, height: 3139 }, { width: 1080, height: 1920 }, { ...centred, x: (858 + 883) / 3251 })
  })

  it('shows the whole picture, or fills the frame, where somebody wants it so', () => {
    const reels = { width: 1080, height: 1920 }
    expect(frameFor({ width: 1920, height: 1080 }, reels, { ...centred, mode: 'whole' })).toEqual({
      ...{ mode: 'fit', width: 1080, height: 608, x: 0, y: 656 },
    })
    expect(
      frameFor({ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { ...centred, mode: 'fill' }),
    ).toMatchObject({ mode: 'fill', crop: { x: 0, width: 1080, height: 608 } })
  })

  it('draws a picture where there is none', () => {
    expect(frameFor(null, { width: 1080, height: 1080 })).toEqual({ mode: 'generated' })
  })

  it('stays inside the source or the frame, near the point that was chosen, and does not distort', () => {
    fc.assert(
      fc.property(source, frame, choice, (from, to, chosen) => {
        const framing = frameFor(from, to, chosen)
        if (framing.mode === 'generated') throw new Error('there was a picture')
        const part = framing.mode === 'fill' ? framing.crop : framing
        const whole = framing.mode === 'fill' ? from : to
        const shape = framing.mode === 'fill' ? to : from
        expect(part.x).toBeGreaterThanOrEqual(0)
        expect(part.y).toBeGreaterThanOrEqual(0)
        expect(part.x + part.width).toBeLessThanOrEqual(whole.width)
        expect(part.y + part.height).toBeLessThanOrEqual(whole.height)
        const point = framing.mode === 'fill' ? chosen : centred
        const off = (at: number, part: number, all: number, share: number) =>
          Math.abs(at - Math.min(all - part, Math.max(0, share * all - part / 2)))
        expect(off(part.x, part.width, whole.width, point.x)).toBeLessThanOrEqual(2)
        expect(off(part.y, part.height, whole.height, point.y)).toBeLessThanOrEqual(2)
        // Even numbers cost up to one pixel on a side, so a tiny source may be a little off.
        const tolerance = 2 / Math.min(part.width, part.height)
        expect(Math.abs(part.width / part.height / (shape.width / shape.height) - 1)).toBeLessThan(tolerance)
      }),
    )
  })
})
