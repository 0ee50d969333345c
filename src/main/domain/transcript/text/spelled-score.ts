import type { CtcMatrix } from '../ctc-matrix.ts'
import type { Vocabulary } from '../vocabulary.ts'

const none = Number.NEGATIVE_INFINITY

/**
 * Scores spellings on the frames of a matrix: the CTC forward probability over the blank-extended letters. A space counts as a blank,
 * so that it costs nothing to write a name together or apart.
 */
export class SpelledScore {
  readonly #matrix: CtcMatrix
  readonly #blank: number
  readonly #space: number
  readonly #ids = new Map<string, number>()
  /** Of each frame: the log-probability of no letter, blank or space. */
  readonly #silent: Float64Array

  constructor(matrix: CtcMatrix, { symbols, blank }: Vocabulary) {
    this.#matrix = matrix
    this.#blank = blank
    symbols.forEach((symbol, id) => {
      if (id !== blank) this.#ids.set(symbol, id)
    })
    const space = symbols.indexOf(' ')
    this.#space = space
    this.#silent = Float64Array.from({ length: matrix.frames }, (_, frame) => {
      const at = frame * matrix.size
      return addLogs(matrix.logProbs[at + blank]!, matrix.logProbs[at + space]!)
    })
  }

  /** The letters of a text that the model can write, as ids; null when it lacks one of them. Spaces, hyphens and apostrophes are left out. */
  spell(text: string): number[] | null {
    const spelled: number[] = []
    for (const letter of text.toLowerCase()) {
      if (/[\s\p{P}]/u.test(letter)) continue
      const id = this.#ids.get(letter) ?? this.#ids.get(letter === 'ё' ? 'е' : letter)
      if (id === undefined || id === this.#blank) return null
      spelled.push(id)
    }
    return spelled
  }

  /** Parts with a space between them that the model must have written. */
  join(parts: readonly (readonly number[])[]): number[] {
    return parts.flatMap((part, index) => (index === 0 ? part : [this.#space, ...part]))
  }

  /** log P(spelling | frames `from` up to `to`); -Infinity where it has no room. */
  logProbability(spelling: readonly number[], from: number, to: number): number {
    const { logProbs, size } = this.#matrix
    const states = spelling.length * 2 + 1
    let now = new Float64Array(states).fill(none)
    let next = new Float64Array(states)
    now[0] = 0
    for (let frame = from; frame < to; frame++) {
      const silent = this.#silent[frame]!
      for (let state = 0; state < states; state++) {
        const isLetter = state % 2 === 1
        const letter = isLetter ? spelling[(state - 1) / 2]! : -1
        let sum = now[state]!
        // Before the first frame only state 0 is there, which may be left at once.
        if (state > 0) sum = addLogs(sum, now[state - 1]!)
        if (isLetter && state > 2 && letter !== spelling[(state - 3) / 2]) sum = addLogs(sum, now[state - 2]!)
        next[state] = sum === none ? none : sum + (isLetter ? logProbs[frame * size + letter]! : silent)
      }
      ;[now, next] = [next, now]
    }
    return addLogs(now[states - 1]!, now[states - 2] ?? none)
  }
}

/** log(e^a + e^b) */
function addLogs(a: number, b: number): number {
  if (a === none) return b
  if (b === none) return a
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b))
}
