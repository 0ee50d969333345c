import { describe, expect, it } from 'vitest'
import { Speed } from './speed.ts'

describe('the speed of a download', () => {
  it('is not told before a second has passed', () => {
    const speed = new Speed()
    expect(speed.bytesPerSecond()).toBeNull()
    speed.note(0, 0)
    speed.note(500_000, 900)
    expect(speed.bytesPerSecond()).toBeNull()
    speed.note(1_000_000, 1000)
    expect(speed.bytesPerSecond()).toBe(1_000_000)
  })

  it('is that of the last ten seconds', () => {
    const speed = new Speed()
    for (let at = 0; at <= 10_000; at += 500) speed.note(at * 1000, at)
    for (let at = 10_500; at <= 25_000; at += 500) speed.note(10_000_000 + (at - 10_000) * 10, at)
    expect(speed.bytesPerSecond()).toBeCloseTo(10_000, -1)
  })

  it('begins anew after a break, and is not told where nothing comes', () => {
    const speed = new Speed()
    speed.note(0, 0)
    speed.note(1000, 2000)
    speed.reset()
    expect(speed.bytesPerSecond()).toBeNull()
    speed.note(1000, 3000)
    speed.note(1000, 5000)
    expect(speed.bytesPerSecond()).toBeNull()
  })
})
