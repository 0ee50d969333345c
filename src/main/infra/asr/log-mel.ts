import FFT from 'fft.js'

/**
 * The front-end of GigaAM Multilingual CTC, exactly as its authors' configuration states it (model card of
 * istupakov/gigaam-multilingual-ctc-onnx): 16 kHz, window = FFT = 320 samples, hop 160, periodic Hann, no centring, no
 * padding, power spectrum, 64 HTK mel bands over 0-8000 Hz without area normalisation, natural log of the value
 * clamped to [1e-9, 1e9], no mean or variance normalisation.
 */
const sampleRate = 16_000
export const melBands = 64
const windowSize = 320
const hop = 160
const half = windowSize / 2
const floorValue = 1e-9
const ceilingValue = 1e9

/** How many feature frames `samples` samples give: none under one window. */
export function melFrames(samples: number): number {
  return samples < windowSize ? 0 : Math.floor((samples - windowSize) / hop) + 1
}

const hann = Float64Array.from(
  { length: windowSize },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / windowSize),
)

// 320 real samples are one complex transform of 160 points, and 160 = 5 x 32: five power-of-two transforms of every fifth
// point, joined by a radix-5 step.
const radix = 5
const part = half / radix
const partFft = new FFT(part)
const twiddle = Float64Array.from({ length: 2 * half }, (_, i) => {
  const angle = (-2 * Math.PI * (i >> 1)) / half
  return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)
})
const unpack = Float64Array.from({ length: 2 * (half + 1) }, (_, i) => {
  const angle = (-2 * Math.PI * (i >> 1)) / windowSize
  return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle)
})
const cos1 = Math.cos((2 * Math.PI) / 5)
const cos2 = Math.cos((4 * Math.PI) / 5)
const sin1 = Math.sin((2 * Math.PI) / 5)
const sin2 = Math.sin((4 * Math.PI) / 5)

const hzToMel = (hz: number): number => 2595 * Math.log10(1 + hz / 700)
const melToHz = (mel: number): number => 700 * (10 ** (mel / 2595) - 1)

interface Band {
  first: number
  weights: Float64Array
}

const bands: Band[] = (() => {
  const top = hzToMel(sampleRate / 2)
  const edge = (i: number) => melToHz((top * i) / (melBands + 1))
  const binHz = sampleRate / windowSize
  return Array.from({ length: melBands }, (_, b) => {
    const [low, mid, high] = [edge(b), edge(b + 1), edge(b + 2)]
    const weights: number[] = []
    let first = 0
    for (let k = 0; k <= half; k++) {
      const hz = k * binHz
      const weight = Math.min((hz - low) / (mid - low), (high - hz) / (high - mid))
      if (weight <= 0) continue
      if (weights.length === 0) first = k
      weights.push(weight)
    }
    return { first, weights: Float64Array.from(weights) }
  })
})()

/**
 * Log-mel features of 16 kHz mono samples in [-1, 1].
 * @returns `features` of shape [64, frames] (band-major, as the model takes it) and the number of frames (10 ms each).
 */
export function logMel(samples: Float32Array): { features: Float32Array<ArrayBuffer>; frames: number } {
  const frames = melFrames(samples.length)
  const features = new Float32Array(melBands * frames)
  const input = Array.from({ length: radix }, () => new Float64Array(2 * part))
  const output = Array.from({ length: radix }, () => new Float64Array(2 * part))
  const z = new Float64Array(2 * half)
  const power = new Float64Array(half + 1)
  for (let t = 0; t < frames; t++) {
    spectrum(samples, t * hop, input, output, z, power)
    for (let b = 0; b < melBands; b++) {
      const { first, weights } = bands[b]!
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * power[first + i]!
      features[b * frames + t] = Math.log(Math.min(ceilingValue, Math.max(floorValue, sum)))
    }
  }
  return { features, frames }
}

/** Power spectrum (161 bins) of the window that starts at `from`; the other arrays are working memory. */
function spectrum(
  samples: Float32Array,
  from: number,
  input: Float64Array[],
  output: Float64Array[],
  z: Float64Array,
  power: Float64Array,
): void {
  for (let r = 0; r < radix; r++) {
    const column = input[r]!
    for (let m = 0; m < part; m++) {
      const n = 2 * (radix * m + r)
      column[2 * m] = samples[from + n]! * hann[n]!
      column[2 * m + 1] = samples[from + n + 1]! * hann[n + 1]!
    }
    partFft.transform(output[r]!, column)
  }
  joinFifths(output, z)
  for (let k = 0; k <= half; k++) {
    const i = 2 * (k % half)
    const j = 2 * ((half - k) % half)
    const evenRe = 0.5 * (z[i]! + z[j]!)
    const evenIm = 0.5 * (z[i + 1]! - z[j + 1]!)
    const oddRe = 0.5 * (z[i + 1]! + z[j + 1]!)
    const oddIm = -0.5 * (z[i]! - z[j]!)
    const c = unpack[2 * k]!
    const s = unpack[2 * k + 1]!
    const re = evenRe + c * oddRe - s * oddIm
    const im = evenIm + c * oddIm + s * oddRe
    power[k] = re * re + im * im
  }
}

/** Joins five 32-point transforms (of points r, r + 5, r + 10, ...) into one of 160 points. */
function joinFifths(parts: Float64Array[], z: Float64Array): void {
  const [p0, p1, p2, p3, p4] = parts as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]
  for (let k = 0; k < part; k++) {
    const re = 2 * k
    const im = re + 1
    const w1r = twiddle[2 * k]!
    const w1i = twiddle[2 * k + 1]!
    const w2r = twiddle[4 * k]!
    const w2i = twiddle[4 * k + 1]!
    const w3r = twiddle[6 * k]!
    const w3i = twiddle[6 * k + 1]!
    const w4r = twiddle[8 * k]!
    const w4i = twiddle[8 * k + 1]!
    const ar = p0[re]!
    const ai = p0[im]!
    const br = p1[re]! * w1r - p1[im]! * w1i
    const bi = p1[re]! * w1i + p1[im]! * w1r
    const cr = p2[re]! * w2r - p2[im]! * w2i
    const ci = p2[re]! * w2i + p2[im]! * w2r
    const dr = p3[re]! * w3r - p3[im]! * w3i
    const di = p3[re]! * w3i + p3[im]! * w3r
    const er = p4[re]! * w4r - p4[im]! * w4i
    const ei = p4[re]! * w4i + p4[im]! * w4r
    const s1r = br + er
    const s1i = bi + ei
    const d1r = br - er
    const d1i = bi - ei
    const s2r = cr + dr
    const s2i = ci + di
    const d2r = cr - dr
    const d2i = ci - di
    const u1r = ar + cos1 * s1r + cos2 * s2r
    const u1i = ai + cos1 * s1i + cos2 * s2i
    const u2r = ar + cos2 * s1r + cos1 * s2r
    const u2i = ai + cos2 * s1i + cos1 * s2i
    const v1r = sin1 * d1r + sin2 * d2r
    const v1i = sin1 * d1i + sin2 * d2i
    const v2r = sin2 * d1r - sin1 * d2r
    const v2i = sin2 * d1i - sin1 * d2i
    z[re] = ar + s1r + s2r
    z[im] = ai + s1i + s2i
    z[re + 2 * part] = u1r + v1i
    z[im + 2 * part] = u1i - v1r
    z[re + 4 * part] = u2r + v2i
    z[im + 4 * part] = u2i - v2r
    z[re + 6 * part] = u2r - v2i
    z[im + 6 * part] = u2i + v2r
    z[re + 8 * part] = u1r - v1i
    z[im + 8 * part] = u1i + v1r
  }
}
