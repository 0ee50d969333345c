import { ModelledSpeech } from './modelled-speech.ts'
import type { Sound } from './sound.ts'
import { rememberedFrames } from './speech-runs.ts'
import { VoiceActivity, vadFrameMs } from './voice-activity.ts'

const sampleRate = 16_000
const frameSamples = (sampleRate / 1000) * vadFrameMs
const minFrames = 1500
const maxFrames = 2200
const capFrames = 2500
const breakFrames = 300
/**
 * What is heard on either side of a cut where nobody pauses, ms. Measured with the sample model at cuts anywhere in a word: with 300 ms a
 * third of them change what is written around them, with 600 ms a tenth, with 1000 ms 4 of 250, with 1500 ms 1, which is put right when
 * the words are joined.
 */
export const aroundCutMs = 1500
const aroundCutFrames = aroundCutMs / vadFrameMs
/** A chunk that begins before a cut does so at a whole frame of the engine (40 ms) of the chunk before, and so hears the same frames. */
const engineFrames = 4
/** Half the width over which loudness is averaged when a cut is sought, so that a closed stop inside a word does not attract it. */
const cutHalfWidth = 5
/** Removes hum and handling rumble from the measured level: one pole at about 80 Hz. */
const highPass = 0.97

/** Sound in which speech has been sought. */
interface SearchedSound extends Sound {
  /** The parts of it that voice activity takes for speech, in time order, ms. */
  speech: { startMs: number; endMs: number }[]
}

/** A stretch of a recording to recognise in one go. No two share any of it. */
export interface PackedSpeech extends SearchedSound {
  /**
   * What of the recording serves to recognise it: the same, and where it is cut though nobody pauses some of what lies behind the cut, 25 s
   * at most. Its samples are in the same memory.
   */
  heard: SearchedSound
}

/**
 * Packs the speech of a 16 kHz mono stream into chunks. A chunk ends at the first pause after 15 s, at a silence of 3 s, or, where
 * nobody pauses, at the quietest 10 ms between 15 and 22 s (23.5 s at most). Silence between chunks is left out. What comes out
 * depends only on the samples, not on the blocks in which they arrive; never more than about 80 s are kept.
 */
export class SpeechChunker {
  readonly #level = new VoiceActivity()
  readonly #modelled: ModelledSpeech | null
  readonly #from: number
  readonly #to: number
  readonly #capacity = rememberedFrames * frameSamples
  readonly #ring = new Float32Array(this.#capacity)
  #samples = 0
  #levelled = 0
  #seen = 0
  #start = -1
  #heardStart = -1
  #speechEnd = 0
  #lastIn = 0
  #lastOut = 0

  /**
   * @param within only the speech in this part comes out, ms; what is around it serves to judge it
   * @param byModel `tell` says where speech is; otherwise loudness does
   */
  constructor(within: { startMs: number; endMs: number } | null = null, byModel = false) {
    this.#modelled = byModel ? new ModelledSpeech(this.#level) : null
    this.#from = within ? Math.floor(within.startMs / vadFrameMs) : 0
    this.#to = within ? Math.ceil(within.endMs / vadFrameMs) : Number.POSITIVE_INFINITY
  }

  /** All audio before this (ms) is silence or has been handed out. */
  get settledMs(): number {
    return (this.#start >= 0 ? this.#start : this.#seen) * vadFrameMs
  }

  /** Length of the audio pushed so far, in ms. */
  get receivedMs(): number {
    return Math.floor((this.#samples * 1000) / sampleRate)
  }

  /** Takes the next samples, any number of them; yields the chunks that are complete now. */
  *push(block: Float32Array): Generator<PackedSpeech> {
    for (let from = 0; from < block.length; ) {
      const at = this.#samples % this.#capacity
      const count = Math.min(block.length - from, this.#capacity - at, sampleRate)
      this.#ring.set(block.subarray(from, from + count), at)
      this.#samples += count
      from += count
      while (this.#samples - this.#levelled >= frameSamples) this.#measure(frameSamples)
      yield* this.#advance()
    }
  }

  /**
   * How likely the next stretches of 32 ms of what was pushed are speech; yields the chunks that are complete now. All of the
   * recording must be told before its end.
   */
  *tell(probabilities: Float32Array): Generator<PackedSpeech> {
    this.#modelled?.tell(probabilities)
    yield* this.#advance()
  }

  /** Nothing more will be told: loudness decides what has not been. */
  *tellNoMore(): Generator<PackedSpeech> {
    this.#modelled?.giveUp()
    yield* this.#advance()
  }

  /** The end of the recording: yields what is left. */
  *end(): Generator<PackedSpeech> {
    const rest = this.#samples - this.#levelled
    if (rest > 0) this.#measure(rest)
    this.#level.end()
    this.#modelled?.end(this.#level.pushed)
    yield* this.#advance()
    if (this.#start >= 0) yield this.#take(this.#speechEnd)
    this.#start = -1
  }

  get #vad(): Pick<VoiceActivity, 'decided' | 'isSpeech' | 'isLoud'> {
    return this.#modelled ?? this.#level
  }

  #measure(count: number): void {
    // A frame never wraps: the ring holds a whole number of them.
    const from = this.#levelled % this.#capacity
    const ring = this.#ring
    let lastIn = this.#lastIn
    let lastOut = this.#lastOut
    let sum = 0
    for (let i = from; i < from + count; i++) {
      const sample = ring[i]!
      lastOut = sample - lastIn + highPass * lastOut
      lastIn = sample
      sum += lastOut * lastOut
    }
    this.#lastIn = lastIn
    this.#lastOut = lastOut
    this.#levelled += count
    this.#level.push(10 * Math.log10(sum / count + 1e-10))
  }

  *#advance(): Generator<PackedSpeech> {
    this.#modelled?.follow()
    // Where a cut is sought the loudness is asked as well.
    for (; this.#seen < Math.min(this.#vad.decided, this.#level.judged); this.#seen++) {
      const frame = this.#seen
      const speech = this.#isSpeech(frame)
      if (this.#start < 0) {
        if (!speech) continue
        this.#start = frame
        this.#heardStart = frame
      }
      if (speech) this.#speechEnd = frame + 1
      const length = this.#speechEnd - this.#start
      if (speech) {
        const cut = this.#cutAt(length)
        if (cut === null) continue
        yield this.#take(cut, cut + aroundCutFrames)
        const before = cut - aroundCutFrames - this.#heardStart
        this.#heardStart += before - (before % engineFrames)
        this.#start = cut
      } else if (length >= minFrames || frame + 1 - this.#speechEnd >= breakFrames) {
        yield this.#take(this.#speechEnd)
        this.#start = -1
      }
    }
  }

  /** Where to cut, now that so much has been said without a pause; null for not yet. */
  #cutAt(length: number): number | null {
    const most = capFrames - (this.#start - this.#heardStart)
    const last = most - aroundCutFrames
    if (length === maxFrames) return this.#quietest(minFrames, Math.min(maxFrames, last), false)
    return length === most ? this.#quietest(minFrames, last, true) : null
  }

  /** The quietest frame between two distances from the chunk's start; null when that is still loud and `anyhow` is not set. */
  #quietest(from: number, to: number, anyhow: boolean): number | null {
    const level = (frame: number) => 10 ** (this.#level.levelDb(frame) / 10)
    const first = this.#start + from
    const last = this.#start + to - 1
    let best = first
    let bestSum = Number.POSITIVE_INFINITY
    for (let centre = first; centre <= last; centre++) {
      let sum = 0
      for (let f = centre - cutHalfWidth; f <= Math.min(last, centre + cutHalfWidth); f++) sum += level(f)
      sum /= Math.min(last, centre + cutHalfWidth) - centre + cutHalfWidth + 1
      if (sum < bestSum) [best, bestSum] = [centre, sum]
    }
    let cut = best
    for (let f = Math.max(first, best - cutHalfWidth); f <= Math.min(last, best + cutHalfWidth); f++) {
      if (level(f) < level(cut)) cut = f
    }
    return anyhow || !this.#vad.isLoud(cut) ? cut : null
  }

  #take(endFrame: number, heardEnd = endFrame): PackedSpeech {
    const startMs = this.#start * vadFrameMs
    const from = this.#heardStart * frameSamples
    const to = Math.min(heardEnd * frameSamples, this.#samples)
    const samples = new Float32Array(to - from)
    const at = from % this.#capacity
    const first = Math.min(samples.length, this.#capacity - at)
    samples.set(this.#ring.subarray(at, at + first))
    samples.set(this.#ring.subarray(0, samples.length - first), first)
    const speech = this.#speechBetween(this.#start, endFrame)
    if (heardEnd === endFrame && this.#heardStart === this.#start) {
      return { samples, startMs, speech, heard: { samples, startMs, speech } }
    }
    const end = Math.min(endFrame * frameSamples, this.#samples) - from
    return {
      ...{ samples: samples.subarray(this.#start * frameSamples - from, end), startMs, speech },
      heard: {
        samples,
        startMs: this.#heardStart * vadFrameMs,
        speech: this.#speechBetween(this.#heardStart, Math.ceil(to / frameSamples)),
      },
    }
  }

  #isSpeech(frame: number): boolean {
    return frame >= this.#from && frame < this.#to && this.#vad.isSpeech(frame)
  }

  #speechBetween(from: number, to: number): PackedSpeech['speech'] {
    const found: PackedSpeech['speech'] = []
    for (let frame = from; frame < to; frame++) {
      // Behind a cut not all is decided yet. Somebody speaks there.
      if (frame <= this.#seen && !this.#vad.isSpeech(frame)) continue
      const startMs = frame * vadFrameMs
      const last = found.at(-1)
      if (last?.endMs === startMs) last.endMs += vadFrameMs
      else found.push({ startMs, endMs: startMs + vadFrameMs })
    }
    return found
  }
}
