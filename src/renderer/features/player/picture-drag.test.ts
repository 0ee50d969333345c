import { beforeEach, describe, expect, it } from 'vitest'
import { centred, type FramingChoice } from '#shared/framing.ts'
import { PictureDrag } from './picture-drag.ts'

const box = { left: 100, top: 50, width: 304, height: 540 }
const spot = (clientX: number, change: object = {}) => ({
  ...{ pointerId: 1, isPrimary: true, button: 0, buttons: 1, clientX, clientY: 300, ...change },
})
let told: [FramingChoice | null, boolean][] = []
const picture = {
  source: { width: 1920, height: 1080 },
  frame: { width: 1080, height: 1920 },
  choice: centred,
  onMove: (choice: FramingChoice | null, done: boolean) => void told.push([choice, done]),
}
let drag = new PictureDrag()
beforeEach(() => {
  told = []
  drag = new PictureDrag()
})
/** Middle of the shown part, pixels of the source, after a way over the screen on which two of its pixels are one. */
const shareAfter = (dx: number) => (656 + 304 - 2 * dx) / 1920

describe('the picture dragged in its frame', () => {
  it('is saved where it was let go, also when the pointer moved no more than once', () => {
    expect(drag.begin(spot(200), picture)).toBe(true)
    drag.follow(spot(210), box)
    expect(drag.release(spot(250, { buttons: 0 }), box)).toBe(false)
    expect(told.map(([choice, done]) => [choice?.x, done])).toEqual([
      [expect.closeTo(shareAfter(10), 6), false],
      [expect.closeTo(shareAfter(50), 6), true],
    ])
  })

  it('is let go once, also by a release that only its next move tells of', () => {
    drag.begin(spot(200), picture)
    drag.follow(spot(230), box)
    drag.follow(spot(240, { buttons: 0 }), box)
    drag.follow(spot(300, { buttons: 0 }), box)
    expect(drag.release(spot(300, { buttons: 0 }), box)).toBe(false)
    expect(told.map(([, done]) => done)).toEqual([false, true])
  })

  it('stands as before, and nothing is saved, when the pointer is taken away', () => {
    drag.begin(spot(200), picture)
    drag.follow(spot(230), box)
    drag.takeBack(spot(0))
    drag.takeBack(spot(0))
    expect(told.slice(1)).toEqual([[null, false]])
    drag.begin(spot(200), picture)
    drag.takeBack(spot(0))
    expect(told).toHaveLength(2)
  })

  it('follows the finger that took hold of it and no second one', () => {
    const second = { pointerId: 2, isPrimary: false }
    drag.begin(spot(200), picture)
    expect(drag.begin(spot(350, second), picture)).toBe(false)
    drag.follow(spot(390, second), box)
    expect(drag.release(spot(390, { ...second, buttons: 0 }), box)).toBe(false)
    drag.takeBack(spot(390, second))
    expect(told).toEqual([])
    drag.follow(spot(230), box)
    expect(told[0]?.[0]?.x).toBeCloseTo(shareAfter(30), 6)
  })

  it('is pressed by what moves nothing and ends over it', () => {
    drag.begin(spot(200), picture)
    expect(drag.release(spot(202, { buttons: 0 }), box)).toBe(true)
    drag.begin(spot(200), null)
    expect(drag.release(spot(380, { buttons: 0 }), box)).toBe(true)
    drag.begin(spot(200), null)
    expect(drag.release(spot(900, { buttons: 0 }), box)).toBe(false)
    expect(drag.release(spot(200, { buttons: 0 }), box)).toBe(false)
    expect(drag.begin(spot(200, { button: 2 }), null)).toBe(false)
    expect(told).toEqual([])
  })
})
