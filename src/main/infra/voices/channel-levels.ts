import type { ChannelLevels } from '../../domain/transcript/voices/by-channel.ts'
import { frameHopMs } from '../../domain/transcript/voices/voice-frames.ts'

/** Samples of one channel in a frame, at 16 kHz. */
const frame = 16 * frameHopMs

/** Takes interleaved 16 kHz stereo in blocks of any size and keeps the level of either channel, frame by frame. */
export class ChannelLevelMeter {
  readonly #levels: [number[], number[]] = [[], []]
  readonly #energy: [number, number] = [0, 0]
  #samples = 0

  push(block: Float32Array): void {
    for (const sample of block) {
      const channel = (this.#samples % 2) as 0 | 1
      this.#energy[channel] += sample * sample
      this.#samples += 1
      if (this.#samples === 2 * frame) this.#finish()
    }
  }

  get receivedMs(): number {
    return this.#levels[0].length * frameHopMs
  }

  end(): ChannelLevels {
    const [left, right] = this.#levels.map((levels) => Float32Array.from(levels)) as [
      Float32Array,
      Float32Array,
    ]
    return { count: left.length, left, right }
  }

  #finish(): void {
    for (const channel of [0, 1] as const) {
      this.#levels[channel].push(10 * Math.log10(this.#energy[channel] / frame + 1e-10))
      this.#energy[channel] = 0
    }
    this.#samples = 0
  }
}
