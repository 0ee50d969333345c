import { describe, expect, it } from 'vitest'
import golden from '../../../../test/fixtures/speech/ctc/golden.json' with { type: 'json' }
import { logMel, melBands, melFrames } from './log-mel.ts'

/** The signal that golden.json gives by formula. */
function goldenSignal(): Float32Array {
  return Float32Array.from({ length: 32_000 }, (_, n) => {
    const t = n / 16_000
    return (
      0.3 * Math.sin(2 * Math.PI * 220 * t) +
      0.2 * Math.sin(2 * Math.PI * 1300 * t + 1) +
      0.05 * Math.sin(2 * Math.PI * (50 + 2000 * t) * t)
    )
  })
}

describe('log-mel front-end', () => {
  it('matches the features the model was trained on', () => {
    const { features, frames } = logMel(goldenSignal())
    expect(frames).toBe(golden.frames)
    let worst = 0
    for (const [frame, expected] of Object.entries(golden.featuresAt)) {
      expect(expected).toHaveLength(melBands)
      expected.forEach((value, band) => {
        // Under -15 the reference itself is at the edge of float32.
        if (value > -15) worst = Math.max(worst, Math.abs(features[band * frames + Number(frame)]! - value))
      })
    }
    expect(worst).toBeLessThan(0.03)
  })

  it('agrees with a plain discrete Fourier transform', () => {
    let seed = 1
    const noise = Float32Array.from({ length: 320 }, () => {
      seed = (seed * 48271) % 2147483647
      return seed / 2147483647 - 0.5
    })
    const power = Array.from({ length: 161 }, (_, k) => {
      let re = 0
      let im = 0
      for (let n = 0; n < 320; n++) {
        const x = noise[n]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 320))
        re += x * Math.cos((2 * Math.PI * k * n) / 320)
        im -= x * Math.sin((2 * Math.PI * k * n) / 320)
      }
      return re * re + im * im
    })
    const mel = (hz: number) => 2595 * Math.log10(1 + hz / 700)
    const hz = (m: number) => 700 * (10 ** (m / 2595) - 1)
    const { features } = logMel(noise)
    for (let b = 0; b < melBands; b++) {
      const [low, mid, high] = [0, 1, 2].map((i) => hz((mel(8000) * (b + i)) / 65)) as [
        number,
        number,
        number,
      ]
      const sum = power.reduce(
        (total, p, k) =>
          total + p * Math.max(0, Math.min((k * 50 - low) / (mid - low), (high - k * 50) / (high - mid))),
        0,
      )
      expect(features[b]).toBeCloseTo(Math.log(Math.max(1e-9, sum)), 4)
    }
  })

  it('counts frames without padding', () => {
    expect([0, 319, 320, 479, 480, 32_000].map(melFrames)).toEqual([0, 0, 1, 1, 2, 199])
    expect(logMel(new Float32Array(100)).features).toHaveLength(0)
  })
})
