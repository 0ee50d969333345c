import type { CtcMatrix } from '../ctc-matrix.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { anyLetter, innerGap, writtenOrAny } from './spelling.ts'

/** Where a word was found, in frames of the matrix; null where the sound does not have it. */
export interface WordFrames {
  /** The first frame of its first letter. */
  start: number
  /** The last frame of its last letter. */
  end: number
  /** Mean posterior of its letters, 0..1; null where it has only letters that stand for any. */
  confidence: number | null
}

// Costs in nats, found on the recordings of test/fixtures/speech/timed with a fifth of the words left out and as many put in: with these
// 1 of 69 unsaid words is taken for said, and 2 of 323 said ones are not found; with 2, 2.5 and 2 they were 1 and 18, with 6, 6 and 4 7 and 0.
/** For a letter of the sound that no word of the text accounts for. */
const extraLetter = 4
/** For a word of the text that is not in the sound, and for each of its letters. */
const skippedWord = 4
const skippedLetter = 4
/** For each letter of the sound taken by one of unknown writing, and for each frame without one: silence belongs to the pauses around it. */
const anyLetterCost = 1
const anyFrameCost = 0.1

const kinds = { pause: 0, other: 1, first: 2, blank: 3, gap: 4, letter: 5 } as const

/**
 * The likeliest way through the matrix that says the words in order: Viterbi over the letters with blanks between them, as CTC has it.
 * Around each word there may be silence, or speech that is not in the text; a word may be missing. Memory grows with
 * sqrt(frames) x letters, time with frames x letters.
 * @param spellings labels of each word, not empty (see spelling.ts)
 * @param maxPointers the most back pointers kept at once, a byte each; beyond it they are made again, part by part, from kept rows of scores
 */
export function findWords(
  matrix: CtcMatrix,
  vocabulary: Vocabulary,
  spellings: readonly (readonly number[])[],
  maxPointers = 8_000_000,
): (WordFrames | null)[] {
  const { frames } = matrix
  if (frames === 0 || spellings.length === 0) return spellings.map(() => null)
  const lattice = new Lattice(spellings)
  const emissions = new Emissions(matrix, vocabulary)
  const { states } = lattice
  const step =
    frames * states <= maxPointers
      ? frames
      : Math.max(1, Math.min(frames, Math.floor(maxPointers / states), Math.ceil(Math.sqrt(frames)) * 4))
  const rows: Float32Array[] = []
  let row = lattice.start()
  const pointers = new Uint8Array(step * states)
  for (let from = 0; from < frames; from += step) {
    rows.push(row)
    // The last part is walked with its pointers at once, below.
    if (from + step < frames) row = lattice.walk(emissions, row, from, from + step, null)
  }
  const trace = new Trace(lattice, emissions)
  let state: number | null = null
  for (let part = rows.length - 1; part >= 0; part--) {
    const from = part * step
    const to = Math.min(frames, from + step)
    const last = lattice.walk(emissions, rows[part]!, from, to, pointers)
    state = trace.back(state ?? lattice.bestEnd(last), from, to, pointers)
  }
  return trace.words()
}

/** Per frame how likely each kind of state is; letters are looked up in the matrix. */
class Emissions {
  readonly matrix: CtcMatrix
  readonly gap: Float32Array
  readonly any: Float32Array
  readonly other: Float32Array

  constructor(matrix: CtcMatrix, { symbols, blank }: Vocabulary) {
    this.matrix = matrix
    const { frames, size, logProbs } = matrix
    this.gap = new Float32Array(frames)
    this.any = new Float32Array(frames)
    this.other = new Float32Array(frames)
    const isGap = symbols.map((symbol, id) => id === blank || [' ', '-', "'", '’'].includes(symbol))
    for (let frame = 0; frame < frames; frame++) {
      let gap = Number.NEGATIVE_INFINITY
      let letter = Number.NEGATIVE_INFINITY
      for (let id = 0; id < size; id++) {
        const value = logProbs[frame * size + id]!
        if (isGap[id]) gap = Math.max(gap, value)
        else letter = Math.max(letter, value)
      }
      this.gap[frame] = gap
      this.any[frame] = letter - anyLetterCost
      this.other[frame] = Math.max(gap, letter - extraLetter)
    }
  }

  letter(label: number, frame: number): number {
    const { logProbs, size } = this.matrix
    if (label >= 0) return logProbs[frame * size + label]!
    const any = this.any[frame]!
    if (label === anyLetter) return Math.max(any, this.gap[frame]! - anyFrameCost)
    return Math.max(logProbs[frame * size + writtenOrAny(label)]!, any)
  }

  /** How likely the letter itself is, whatever else is let pass for it; as good as certain for any letter. */
  posterior(label: number, frame: number): number {
    if (label === anyLetter) return 0
    const { logProbs, size } = this.matrix
    return logProbs[frame * size + (label >= 0 ? label : writtenOrAny(label))]!
  }
}

/** States in the order pause, other, then letter, blank, letter ... of the first word, pause, other, and so on to a last pause, other. */
class Lattice {
  readonly states: number
  readonly kind: Uint8Array
  readonly label: Int32Array
  /** The state of the pause before each word, and of the last one. */
  readonly pauses: Int32Array
  readonly skip: Float32Array

  constructor(spellings: readonly (readonly number[])[]) {
    const words = spellings.map(withBlanks)
    this.states = words.reduce((sum, { kind }) => sum + kind.length + 2, 2)
    this.kind = new Uint8Array(this.states)
    this.label = new Int32Array(this.states)
    this.pauses = new Int32Array(words.length + 1)
    this.skip = new Float32Array(words.length + 1)
    let at = 0
    const pause = (index: number) => {
      this.pauses[index] = at
      this.kind[at] = kinds.pause
      this.kind[at + 1] = kinds.other
      at += 2
    }
    pause(0)
    words.forEach(({ kind, label }, index) => {
      this.kind.set(kind, at)
      this.label.set(label, at)
      at += kind.length
      pause(index + 1)
      const letters = kind.filter((one) => one === kinds.first || one === kinds.letter).length
      this.skip[index + 1] = skippedWord + skippedLetter * letters
    })
  }

  /** Before the first frame everything is still to come: one is in the pause before the first word, or past words that are skipped. */
  start(): Float32Array {
    const row = new Float32Array(this.states).fill(Number.NEGATIVE_INFINITY)
    row[0] = 0
    return row
  }

  /** Scores after frame `to` - 1; the pointers of frame f, when wanted, are at (f - from) x states. */
  walk(
    emissions: Emissions,
    startRow: Float32Array,
    from: number,
    to: number,
    pointers: Uint8Array | null,
  ): Float32Array {
    const { states, kind, label, pauses, skip } = this
    let previous = Float32Array.from(startRow)
    let next = new Float32Array(states)
    // The loop is written out without calls: it runs a hundred million times for an hour of talk.
    for (let frame = from; frame < to; frame++) {
      const base = (frame - from) * states
      const gap = emissions.gap[frame]!
      const other = emissions.other[frame]!
      for (let state = 0; state < states; state++) {
        const own = kind[state]!
        let best = previous[state]!
        let pointer = 0
        if (state > 0 && own !== kinds.pause && previous[state - 1]! > best) {
          best = previous[state - 1]!
          pointer = 1
        }
        let emission = gap
        if (own === kinds.pause) {
          if (previous[state + 1]! > best) {
            best = previous[state + 1]!
            pointer = 1
          }
          if (state > 0 && previous[state - 1]! > best) {
            best = previous[state - 1]!
            pointer = 2
          }
        } else if (own === kinds.other) {
          emission = other
          if (state > 1 && previous[state - 2]! > best) {
            best = previous[state - 2]!
            pointer = 2
          }
        } else if (own === kinds.letter || own === kinds.first) {
          emission = emissions.letter(label[state]!, frame)
          if (previous[state - 2]! > best && (own === kinds.first || label[state - 2] !== label[state])) {
            best = previous[state - 2]!
            pointer = 2
          }
          if (
            own === kinds.first &&
            state > 2 &&
            previous[state - 3]! > best &&
            label[state - 3] !== label[state]
          ) {
            best = previous[state - 3]!
            pointer = 3
          }
        }
        next[state] = best + emission
        if (pointers) pointers[base + state] = pointer
      }
      for (let word = 1; word < pauses.length; word++) {
        const pause = pauses[word]!
        const skipped = next[pauses[word - 1]!]! - skip[word]!
        if (skipped > next[pause]!) {
          next[pause] = skipped
          if (pointers) pointers[base + pause] = 3
        }
      }
      ;[previous, next] = [next, previous]
    }
    return previous
  }

  bestEnd(row: Float32Array): number {
    const { states } = this
    const ends = states > 2 ? [states - 2, states - 1, states - 3] : [0, 1]
    return ends.reduce((best, state) => (row[state]! > row[best]! ? state : best))
  }
}

function withBlanks(labels: readonly number[]): { kind: number[]; label: number[] } {
  const kind: number[] = []
  const label: number[] = []
  let between: number = kinds.blank
  for (const one of labels) {
    if (one === innerGap) {
      between = kinds.gap
      continue
    }
    if (kind.length > 0) {
      kind.push(between)
      label.push(0)
    }
    kind.push(kind.length === 0 ? kinds.first : kinds.letter)
    label.push(one)
    between = kinds.blank
  }
  return { kind, label }
}

/** Follows the pointers from the last frame to the first and notes when each letter is said. */
class Trace {
  readonly #lattice: Lattice
  readonly #emissions: Emissions
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #best: Float32Array

  constructor(lattice: Lattice, emissions: Emissions) {
    this.#lattice = lattice
    this.#emissions = emissions
    this.#first = new Int32Array(lattice.states).fill(-1)
    this.#last = new Int32Array(lattice.states).fill(-1)
    this.#best = new Float32Array(lattice.states).fill(Number.NEGATIVE_INFINITY)
  }

  /** @returns the state before frame `from` */
  back(endState: number, from: number, to: number, pointers: Uint8Array): number {
    const { kind, label, states, pauses } = this.#lattice
    let state = endState
    for (let frame = to - 1; frame >= from; frame--) {
      const base = (frame - from) * states
      while (kind[state] === kinds.pause && pointers[base + state] === 3) {
        state = pauses[pauses.indexOf(state) - 1]!
      }
      const own = kind[state]!
      if (own === kinds.first || own === kinds.letter) {
        this.#first[state] = frame
        if (this.#last[state]! < 0) this.#last[state] = frame
        const value = this.#emissions.posterior(label[state]!, frame)
        this.#best[state] = Math.max(this.#best[state]!, value)
      }
      const code = pointers[base + state]!
      if (own === kinds.pause && code === 1) state += 1
      else if (own === kinds.pause && code === 2) state -= 1
      else if (own !== kinds.pause) state -= code
    }
    return state
  }

  words(): (WordFrames | null)[] {
    const { kind, label, pauses } = this.#lattice
    return Array.from(pauses.subarray(1), (pause, index) => {
      const from = pauses[index]! + 2
      const to = pause
      if (this.#first[from]! < 0 || this.#last[to - 1]! < 0) return null
      let sum = 0
      let count = 0
      for (let state = from; state < to; state++) {
        if ((kind[state] === kinds.first || kind[state] === kinds.letter) && label[state] !== anyLetter) {
          sum += Math.exp(this.#best[state]!)
          count++
        }
      }
      return {
        start: this.#first[from]!,
        end: this.#last[to - 1]!,
        confidence: count === 0 ? null : Math.min(1, sum / count),
      }
    })
  }
}
