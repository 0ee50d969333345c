import FFT from 'fft.js'
import { coefficients, frameHopMs, type VoiceFrames } from '../../domain/transcript/voices/voice-frames.ts'

const sampleRate = 16_000
const hop = (sampleRate * frameHopMs) / 1000
/** 32 ms: two periods of the lowest pitch looked for, and short enough for one sound of speech. */
const windowSize = 512
/** Twice the window, so that its autocorrelation does not wrap around. */
const fftSize = 2 * windowSize
const melBands = 26
const lowestHz = 60
const highestHz = 7600
/** Pitch of men and women in talk, Hz; the low end of creak and the high end of laughter are left out. */
const pitchRange = { low: 75, high: 400 }
/** Least share of the energy that repeats after one period for a frame to count as voiced (Boersma 1993 has 0.45). */
const voicedShare = 0.5
/** A peak this near to the highest one at a shorter lag is the period; the highest is then a multiple of it. */
const octaveShare = 0.88

const hann = Float64Array.from(
  { length: windowSize },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / windowSize),
)
const hzToMel = (hz: number): number => 2595 * Math.log10(1 + hz / 700)
const melToHz = (mel: number): number => 700 * (10 ** (mel / 2595) - 1)

/** Triangles of equal height, even on the mel scale (Davis and Mermelstein 1980), each as a first bin and its weights. */
const bands = (() => {
  const [low, high] = [hzToMel(lowestHz), hzToMel(highestHz)]
  const edge = (i: number) => melToHz(low + ((high - low) * i) / (melBands + 1))
  return Array.from({ length: melBands }, (_, b) => {
    const [left, middle, right] = [edge(b), edge(b + 1), edge(b + 2)]
    const first = Math.ceil((left * fftSize) / sampleRate)
    const last = Math.floor((right * fftSize) / sampleRate)
    const weights = Float64Array.from({ length: last - first + 1 }, (_, i) => {
      const hz = ((first + i) * sampleRate) / fftSize
      return Math.max(0, Math.min((hz - left) / (middle - left), (right - hz) / (right - middle)))
    })
    return { first, weights }
  })
})()

/** cosine[k][b]: the discrete cosine transform of the bands' logarithms. */
const cosine = Array.from({ length: coefficients }, (_, k) =>
  Float64Array.from({ length: melBands }, (_, b) => Math.cos((Math.PI * (k + 1) * (b + 0.5)) / melBands)),
)

const fft = new FFT(fftSize)

/** Takes 16 kHz mono samples in blocks of any size and keeps only the features: a few bytes for each sample's hundred. */
export class FrameExtractor {
  #pending = new Float32Array(windowSize)
  #filled = 0
  #count = 0
  #cepstrum: Float32Array<ArrayBuffer> = new Float32Array(0)
  #level = new Float32Array(0)
  #pitch = new Float32Array(0)
  readonly #input = new Float64Array(2 * fftSize)
  readonly #spectrum = new Float64Array(2 * fftSize)
  readonly #correlation = new Float64Array(2 * fftSize)
  readonly #logs = new Float64Array(melBands)
  readonly #windowCorrelation: Float64Array

  constructor() {
    this.#input.fill(0)
    for (let n = 0; n < windowSize; n++) this.#input[2 * n] = hann[n]!
    this.#transform()
    this.#windowCorrelation = Float64Array.from(this.#correlation)
    // The first frame is centred on the first sample.
    this.#filled = windowSize / 2
  }

  push(block: Float32Array): void {
    for (let at = 0; at < block.length; ) {
      const take = Math.min(windowSize - this.#filled, block.length - at)
      this.#pending.set(block.subarray(at, at + take), this.#filled)
      this.#filled += take
      at += take
      if (this.#filled === windowSize) {
        this.#frame()
        this.#pending.copyWithin(0, hop)
        this.#filled = windowSize - hop
      }
    }
  }

  /** ms of sound seen so far. */
  get receivedMs(): number {
    return this.#count * frameHopMs
  }

  end(): VoiceFrames {
    return {
      count: this.#count,
      cepstrum: this.#cepstrum.subarray(0, this.#count * coefficients),
      level: this.#level.subarray(0, this.#count),
      pitch: this.#pitch.subarray(0, this.#count),
    }
  }

  #frame(): void {
    this.#grow()
    let energy = 0
    let mean = 0
    for (let n = 0; n < windowSize; n++) mean += this.#pending[n]!
    mean /= windowSize
    for (let n = 0; n < windowSize; n++) {
      const sample = this.#pending[n]! - mean
      energy += sample * sample
      this.#input[2 * n] = sample * hann[n]!
    }
    this.#level[this.#count] = 10 * Math.log10(energy / windowSize + 1e-10)
    this.#transform()
    this.#writeCepstrum()
    this.#pitch[this.#count] = this.#logPitch()
    this.#count += 1
  }

  /** The input's power in `spectrum` (as its real part) and its autocorrelation in `correlation`. */
  #transform(): void {
    fft.transform(this.#spectrum, this.#input)
    for (let k = 0; k < fftSize; k++) {
      const [re, im] = [this.#spectrum[2 * k]!, this.#spectrum[2 * k + 1]!]
      this.#spectrum[2 * k] = re * re + im * im
      this.#spectrum[2 * k + 1] = 0
    }
    // A power spectrum is even: its transform is its inverse transform.
    fft.transform(this.#correlation, this.#spectrum)
  }

  #writeCepstrum(): void {
    for (const [b, { first, weights }] of bands.entries()) {
      let sum = 0
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * this.#spectrum[2 * (first + i)]!
      this.#logs[b] = Math.log(sum + 1e-7)
    }
    for (let k = 0; k < coefficients; k++) {
      const row = cosine[k]!
      let sum = 0
      for (let b = 0; b < melBands; b++) sum += row[b]! * this.#logs[b]!
      this.#cepstrum[this.#count * coefficients + k] = sum
    }
  }

  /** By autocorrelation, divided by that of the window (Boersma 1993, "Accurate short-term analysis of the fundamental frequency"). */
  #logPitch(): number {
    const [shortest, longest] = [
      Math.floor(sampleRate / pitchRange.high),
      Math.ceil(sampleRate / pitchRange.low),
    ]
    const scale = this.#windowCorrelation[0]! / this.#correlation[0]!
    if (!Number.isFinite(scale) || this.#level[this.#count]! < -70) return Number.NaN
    const share = (lag: number) => (this.#correlation[2 * lag]! * scale) / this.#windowCorrelation[2 * lag]!
    let best = 0
    for (let lag = shortest; lag <= longest; lag++) best = Math.max(best, share(lag))
    if (best < voicedShare) return Number.NaN
    for (let lag = shortest; lag <= longest; lag++) {
      const [before, at, after] = [share(lag - 1), share(lag), share(lag + 1)]
      if (at < best * octaveShare || at < before || at < after) continue
      const bend = before - 2 * at + after
      const exact = lag + (bend < 0 ? (before - after) / (2 * bend) : 0)
      return Math.log(sampleRate / exact)
    }
    return Number.NaN
  }

  #grow(): void {
    if (this.#count < this.#level.length) return
    const size = Math.max(4096, Math.ceil(this.#level.length * 1.5))
    this.#cepstrum = enlarged(this.#cepstrum, size * coefficients)
    this.#level = enlarged(this.#level, size)
    this.#pitch = enlarged(this.#pitch, size)
  }
}

function enlarged(values: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(size)
  larger.set(values)
  return larger
}
