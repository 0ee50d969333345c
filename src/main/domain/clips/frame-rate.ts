/** Frames a second as a fraction. */
export interface FrameRate {
  numerator: number
  denominator: number
}

/** The rates recorders write; a measured average within half a per cent of one is taken for it. */
const usual: FrameRate[] = [
  [24000, 1001],
  [24, 1],
  [25, 1],
  [30000, 1001],
  [30, 1],
  [48, 1],
  [50, 1],
  [60000, 1001],
  [60, 1],
  [100, 1],
  [120000, 1001],
  [120, 1],
].map(([numerator, denominator]) => ({ numerator: numerator!, denominator: denominator! }))

/** Instagram and Facebook take 23 to 60 frames a second: https://www.ayrshare.com/docs/media-guidelines/instagram */
const lowest = 23

/**
 * The constant rate of an output: the source's own, halved until the target takes it, or doubled where it is too slow, so
 * that every picture stays for a whole number of frames.
 *
 * @param sourceFps average frames a second of the source
 * @param maxFps the target's limit
 */
export function outputFrameRate(sourceFps: number, maxFps: number): FrameRate {
  const exact = { numerator: Math.max(1, Math.round(sourceFps * 1000)), denominator: 1000 }
  const nearest = usual.reduce((best, rate) => (off(rate, sourceFps) < off(best, sourceFps) ? rate : best))
  let rate = off(nearest, sourceFps) <= 0.005 ? nearest : exact
  while (value(rate) > maxFps + 0.01) rate = { ...rate, denominator: rate.denominator * 2 }
  while (value(rate) < lowest && value(rate) * 2 <= maxFps) rate = { ...rate, numerator: rate.numerator * 2 }
  return reduced(rate)
}

/** Whole frames nearest to a length; at least one. */
export function frameCount(rate: FrameRate, durationMs: number): number {
  return Math.max(1, Math.round((durationMs * value(rate)) / 1000))
}

/** Frames a second as one number. */
export function value(rate: FrameRate): number {
  return rate.numerator / rate.denominator
}

function off(rate: FrameRate, fps: number): number {
  return Math.abs(value(rate) / fps - 1)
}

function reduced({ numerator, denominator }: FrameRate): FrameRate {
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
