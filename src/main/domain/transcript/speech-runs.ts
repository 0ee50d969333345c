/** Every decision is widened by this much at both sides, which also closes the pauses inside words: 200 ms. */
export const padFrames = 20
/** Frames of 10 ms that are remembered: 82 s. */
export const rememberedFrames = 8192

/** Turns frames of 10 ms that sound like speech, or do not, into speech and silence: runs long enough for a sound of speech, widened. */
export class SpeechRuns {
  readonly #loud = new Uint8Array(rememberedFrames)
  readonly #speech = new Uint8Array(rememberedFrames)
  #minRunFrames: number
  #judged = 0
  #run = 0
  #widenTo = -1
  #ended = false

  /** @param minRunFrames what is shorter is no speech */
  constructor(minRunFrames: number) {
    this.#minRunFrames = minRunFrames
  }

  get judged(): number {
    return this.#judged
  }

  /** Frames whose decision is final. */
  get decided(): number {
    return this.#ended ? this.#judged : Math.max(0, this.#judged - padFrames - this.#minRunFrames)
  }

  /** From now on runs of this length count. */
  setMinRun(frames: number): void {
    this.#minRunFrames = frames
  }

  push(loud: boolean): void {
    const frame = this.#judged++
    const at = frame % rememberedFrames
    this.#loud[at] = loud ? 1 : 0
    this.#speech[at] = 0
    this.#run = loud ? this.#run + 1 : 0
    const shortest = this.#minRunFrames
    if (this.#run >= shortest) {
      if (this.#run === shortest) {
        for (let f = Math.max(0, frame - shortest + 1 - padFrames); f < frame; f++) {
          this.#speech[f % rememberedFrames] = 1
        }
      }
      this.#widenTo = frame + padFrames
    }
    if (frame <= this.#widenTo) this.#speech[at] = 1
  }

  /** No more frames come: all are final. */
  end(): void {
    this.#ended = true
  }

  isSpeech(frame: number): boolean {
    return this.#speech[frame % rememberedFrames] === 1
  }

  /** Whether the frame itself sounds like speech, without the widening. */
  isLoud(frame: number): boolean {
    return this.#loud[frame % rememberedFrames] === 1
  }
}
