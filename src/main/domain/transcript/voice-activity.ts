/** One decision is made for each 10 ms. */
export const vadFrameMs = 10

// The figures below are this project's own, chosen so that a word is rather kept than lost; tried on synthetic speech only.
const contextFrames = 1500
const blockFrames = 100
const padFrames = 20
const minRunFrames = 3
const minLevelDb = -62
const minRangeDb = 9
const bins = 201
const peakFrames = 5
const floorShare = 0.05
/** A second: somebody who speaks for two minutes without a pause does not become the noise floor. */
const maxFloorRiseDb = 0.1

/**
 * Where somebody speaks, by loudness alone, as a stream: levels in, decisions out about 15 s later. The noise floor
 * (5th percentile, rising slowly) and the loudest level are taken from the 30 s around each second, so that a quiet speaker in a
 * quiet room and a loud one in a street are both found, and steady noise alone is not speech. Every decision is widened by
 * 200 ms at both sides, which also closes the pauses inside words.
 */
export class VoiceActivity {
  readonly #capacity = 8192
  readonly #levels = new Float32Array(this.#capacity)
  readonly #loud = new Uint8Array(this.#capacity)
  readonly #speech = new Uint8Array(this.#capacity)
  readonly #histogram = new Uint32Array(bins)
  #pushed = 0
  #judged = 0
  #dropped = 0
  #run = 0
  #widenTo = -1
  #floorDb = Number.POSITIVE_INFINITY
  #threshold = Number.POSITIVE_INFINITY
  #ended = false

  /** Frames whose decision is final. Decisions and levels of the last 40 s before it can be read. */
  get decided(): number {
    return this.#ended ? this.#pushed : Math.max(0, this.#judged - padFrames - minRunFrames)
  }

  /** The next 10 ms: their level in dB of full scale. */
  push(levelDb: number): void {
    this.#levels[this.#pushed % this.#capacity] = levelDb
    this.#speech[this.#pushed % this.#capacity] = 0
    this.#histogram[bin(levelDb)]!++
    this.#pushed++
    while (this.#pushed - this.#judged > contextFrames) this.#judge()
  }

  /** No more frames come: decides the rest. */
  end(): void {
    while (this.#judged < this.#pushed) this.#judge()
    this.#ended = true
  }

  isSpeech(frame: number): boolean {
    return this.#speech[frame % this.#capacity] === 1
  }

  /** Whether the frame itself is above the threshold, without the widening. */
  isLoud(frame: number): boolean {
    return this.#loud[frame % this.#capacity] === 1
  }

  levelDb(frame: number): number {
    return this.#levels[frame % this.#capacity]!
  }

  #judge(): void {
    const frame = this.#judged++
    if (frame % blockFrames === 0) this.#measure(frame)
    const loud = this.levelDb(frame) >= this.#threshold
    this.#loud[frame % this.#capacity] = loud ? 1 : 0
    this.#run = loud ? this.#run + 1 : 0
    if (this.#run >= minRunFrames) {
      if (this.#run === minRunFrames) {
        for (let f = Math.max(0, frame - minRunFrames + 1 - padFrames); f < frame; f++) {
          this.#speech[f % this.#capacity] = 1
        }
      }
      this.#widenTo = frame + padFrames
    }
    if (frame <= this.#widenTo) this.#speech[frame % this.#capacity] = 1
  }

  #measure(frame: number): void {
    for (; this.#dropped < frame - contextFrames; this.#dropped++) {
      this.#histogram[bin(this.levelDb(this.#dropped))]!--
    }
    const total = this.#pushed - this.#dropped
    let low = 0
    for (let below = 0; low < bins; low++) {
      below += this.#histogram[low]!
      if (below > total * floorShare) break
    }
    let high = bins - 1
    for (let above = 0; high > 0; high--) {
      above += this.#histogram[high]!
      if (above >= Math.min(peakFrames, total)) break
    }
    this.#floorDb = Math.min(binDb(low), this.#floorDb + maxFloorRiseDb)
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
