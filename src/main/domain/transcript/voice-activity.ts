import { rememberedFrames, SpeechRuns } from './speech-runs.ts'

/** One decision is made for each 10 ms. */
export const vadFrameMs = 10

// The figures below are this project's own, chosen so that a word is rather kept than lost; tried on synthetic speech only.
const contextFrames = 1500
const blockFrames = 100
const minRunFrames = 3
const minLevelDb = -62
const minRangeDb = 9
const bins = 201
const peakFrames = 5
const floorShare = 0.05
/** No room is as quiet as this: a recorder that had not begun yet, or a gap that was cut in. */
const noSoundDb = -90
/** A second: somebody who speaks for two minutes without a pause does not become the noise floor. */
const maxFloorRiseDb = 0.1

/**
 * Where somebody speaks, by loudness alone, as a stream: levels in, decisions out about 15 s later. The noise floor
 * (5th percentile of what is a sound at all, rising slowly) and the loudest level are taken from the 30 s around each second, so that a quiet speaker in a
 * quiet room and a loud one in a street are both found, and steady noise alone is not speech. Every decision is widened by
 * 200 ms at both sides, which also closes the pauses inside words.
 */
export class VoiceActivity {
  readonly #levels = new Float32Array(rememberedFrames)
  readonly #histogram = new Uint32Array(bins)
  readonly #runs = new SpeechRuns(minRunFrames)
  #pushed = 0
  #dropped = 0
  #floorDb = Number.POSITIVE_INFINITY
  #threshold = Number.POSITIVE_INFINITY

  /** Frames whose decision is final. Decisions and levels of the last 40 s before it can be read. */
  get decided(): number {
    return this.#runs.decided
  }

  /** Frames of which it is known whether they are above the threshold. */
  get judged(): number {
    return this.#runs.judged
  }

  /** Frames heard so far. */
  get pushed(): number {
    return this.#pushed
  }

  /** The next 10 ms: their level in dB of full scale. */
  push(levelDb: number): void {
    this.#levels[this.#pushed % rememberedFrames] = levelDb
    this.#histogram[bin(levelDb)]!++
    this.#pushed++
    while (this.#pushed - this.#runs.judged > contextFrames) this.#judge()
  }

  /** No more frames come: decides the rest. */
  end(): void {
    while (this.#runs.judged < this.#pushed) this.#judge()
    this.#runs.end()
  }

  isSpeech(frame: number): boolean {
    return this.#runs.isSpeech(frame)
  }

  /** Whether the frame itself is above the threshold, without the widening. */
  isLoud(frame: number): boolean {
    return this.#runs.isLoud(frame)
  }

  levelDb(frame: number): number {
    return this.#levels[frame % rememberedFrames]!
  }

  #judge(): void {
    const frame = this.#runs.judged
    if (frame % blockFrames === 0) this.#measure(frame)
    this.#runs.push(this.levelDb(frame) >= this.#threshold)
  }

  #measure(frame: number): void {
    for (; this.#dropped < frame - contextFrames; this.#dropped++) {
      this.#histogram[bin(this.levelDb(this.#dropped))]!--
    }
    const total = this.#pushed - this.#dropped
    const silent = bin(noSoundDb)
    const sounding = total - this.#histogram.subarray(0, silent + 1).reduce((sum, count) => sum + count, 0)
    let low = silent + 1
    for (let below = 0; low < bins - 1; low++) {
      below += this.#histogram[low]!
      if (below > sounding * floorShare) break
    }
    let high = bins - 1
    for (let above = 0; high > 0; high--) {
      above += this.#histogram[high]!
      if (above >= Math.min(peakFrames, total)) break
    }
    if (sounding > 0) this.#floorDb = Math.min(binDb(low), this.#floorDb + maxFloorRiseDb)
    const rangeDb = binDb(high) - this.#floorDb
    this.#threshold =
      rangeDb < minRangeDb
        ? Number.POSITIVE_INFINITY
        : Math.max(minLevelDb, this.#floorDb + Math.min(9, Math.max(4, 0.35 * rangeDb)))
  }
}

/** Half-decibel bins from -100 to 0 dB. */
function bin(levelDb: number): number {
  return Math.round(2 * (Math.min(0, Math.max(-100, levelDb)) + 100))
}

function binDb(index: number): number {
  return index / 2 - 100
}
