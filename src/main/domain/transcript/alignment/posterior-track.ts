import { ctcFrameMs, decodeGreedy } from '../ctc-decode.ts'
import type { CtcMatrix } from '../ctc-matrix.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** A word the model hears by itself, in frames of the track. */
export interface HeardWord {
  text: string
  start: number
  /** The frame after the last. */
  end: number
}

interface Piece {
  firstFrame: number
  startMs: number
  endMs: number
}

/** Sixteenths of a nat: probabilities from 1 down to one in eight million. */
const perNat = 16

/**
 * What a model says of a whole recording, chunk after chunk, at a byte a number: an hour of talk is 6.4 MB. Silence between chunks takes
 * no frames.
 */
export class PosteriorTrack {
  readonly #vocabulary: Vocabulary
  readonly #pieces: Piece[] = []
  readonly #blocks: Uint8Array[] = []
  readonly heard: HeardWord[] = []
  frames = 0

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
  }

  /** The next chunk, later than all before it. `startMs` is its place in the recording. */
  add({ matrix, startMs, lengthMs }: { matrix: CtcMatrix; startMs: number; lengthMs: number }): void {
    const { logProbs, frames, size } = matrix
    if (frames === 0) return
    const block = new Uint8Array(frames * size)
    for (let i = 0; i < block.length; i++) block[i] = Math.min(255, Math.max(0, -logProbs[i]! * perNat + 0.5))
    for (const word of decodeGreedy(logProbs, frames, this.#vocabulary, lengthMs)) {
      const start = this.frames + Math.floor(word.startMs / ctcFrameMs)
      this.heard.push({ text: word.text, start, end: this.frames + Math.ceil(word.endMs / ctcFrameMs) })
    }
    this.#pieces.push({ firstFrame: this.frames, startMs, endMs: startMs + lengthMs })
    this.#blocks.push(block)
    this.frames += frames
  }

  /** Frames `from` up to, not including, `to`. */
  part(from: number, to: number): CtcMatrix {
    const size = this.#vocabulary.symbols.length
    const logProbs = new Float32Array((to - from) * size)
    let at = 0
    for (let index = this.#pieceAt(from); at < logProbs.length; index++) {
      const first = this.#pieces[index]!.firstFrame
      const block = this.#blocks[index]!
      const end = Math.min(block.length, (to - first) * size)
      for (let i = Math.max(0, from - first) * size; i < end; i++) logProbs[at++] = -block[i]! / perNat
    }
    return { logProbs, frames: to - from, size }
  }

  /** When a frame begins, ms of the recording. */
  startMs(frame: number): number {
    const piece = this.#pieces[this.#pieceAt(frame)]!
    return Math.min(piece.endMs, piece.startMs + (frame - piece.firstFrame) * ctcFrameMs)
  }

  /** When it ends. */
  endMs(frame: number): number {
    const piece = this.#pieces[this.#pieceAt(frame)]!
    return Math.min(piece.endMs, piece.startMs + (frame + 1 - piece.firstFrame) * ctcFrameMs)
  }

  #pieceAt(frame: number): number {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#pieces[middle]!.firstFrame <= frame) low = middle
      else high = middle - 1
    }
    return low
  }
}
