/** The most cells of a table at once; larger ones are halved first. */
const maxCells = 4_000_000
/** Of two words that differ in a third of their letters or less. Unlike ones cost more than leaving one out, less than leaving out both. */
const alikeCost = 4
const unlikeCost = 15
const leftOutCost = 10
/** Pairs of different words whose likeness is remembered. */
const maxLikeness = 25_000_000

/**
 * Pairs the words of two texts that are meant to be the same, in order: those left out and put in cost the least in all
 * (edit distance over words, by Hirschberg's halving: memory is linear, time words x words).
 * @returns for each word of `a` the index of its equal in `b`, or -1 where it has none that is equal
 */
export function matchWords(a: readonly string[], b: readonly string[]): Int32Array {
  const ids = new Map<string, number>()
  const texts: string[] = []
  const idOf = (text: string) => {
    let id = ids.get(text)
    if (id === undefined) {
      id = texts.push(text) - 1
      ids.set(text, id)
    }
    return id
  }
  const left = Int32Array.from(a, idOf)
  const right = Int32Array.from(b, idOf)
  const pairs = new Int32Array(a.length).fill(-1)
  new Matcher(left, right, likenessOf(texts), pairs).match(0, left.length, 0, right.length)
  for (let i = 0; i < pairs.length; i++) if (pairs[i]! >= 0 && left[i] !== right[pairs[i]!]) pairs[i] = -1
  return pairs
}

type Cost = (left: number, right: number) => number

function likenessOf(texts: readonly string[]): Cost {
  const count = texts.length
  const known = count * count <= maxLikeness ? new Uint8Array(count * count) : null
  return (left, right) => {
    if (left === right) return 0
    if (!known) return unlikeCost
    const at = left * count + right
    let cost = known[at]!
    if (cost === 0) {
      cost = alike(texts[left]!, texts[right]!) ? alikeCost : unlikeCost
      known[at] = cost
    }
    return cost
  }
}

/** Whether two words differ in a third of their letters at most. */
function alike(a: string, b: string): boolean {
  const most = Math.floor(Math.max(a.length, b.length) / 3)
  if (most === 0 || Math.abs(a.length - b.length) > most) return false
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      next.push(cost)
      best = Math.min(best, cost)
    }
    if (best > most) return false
    row = next
  }
  return row[b.length]! <= most
}

class Matcher {
  readonly #left: Int32Array
  readonly #right: Int32Array
  readonly #cost: Cost
  readonly #pairs: Int32Array

  constructor(left: Int32Array, right: Int32Array, cost: Cost, pairs: Int32Array) {
    this.#left = left
    this.#right = right
    this.#cost = cost
    this.#pairs = pairs
  }

  match(aFrom: number, aTo: number, bFrom: number, bTo: number): void {
    const rows = aTo - aFrom
    if (rows === 0 || bTo === bFrom) return
    if (rows === 1 || rows * (bTo - bFrom) <= maxCells) {
      this.#whole(aFrom, aTo, bFrom, bTo)
      return
    }
    const middle = aFrom + Math.floor(rows / 2)
    const before = this.#lastRow(aFrom, middle, bFrom, bTo, 1)
    const after = this.#lastRow(aTo - 1, middle - 1, bTo - 1, bFrom - 1, -1)
    let best = 0
    const width = bTo - bFrom
    for (let j = 1; j <= width; j++) {
      if (before[j]! + after[width - j]! < before[best]! + after[width - best]!) best = j
    }
    this.match(aFrom, middle, bFrom, bFrom + best)
    this.match(middle, aTo, bFrom + best, bTo)
  }

  /** What it costs to match all of the left words with the first 0, 1, 2 ... of the right ones, walking in the direction of `step`. */
  #lastRow(aFrom: number, aTo: number, bFrom: number, bTo: number, step: 1 | -1): Int32Array {
    const width = Math.abs(bTo - bFrom)
    const row = Int32Array.from({ length: width + 1 }, (_, j) => j * leftOutCost)
    for (let i = aFrom; i !== aTo; i += step) {
      const left = this.#left[i]!
      let diagonal = row[0]!
      row[0] = diagonal + leftOutCost
      for (let j = 1; j <= width; j++) {
        const above = row[j]!
        const pair = diagonal + this.#cost(left, this.#right[bFrom + (j - 1) * step]!)
        row[j] = Math.min(pair, Math.min(above, row[j - 1]!) + leftOutCost)
        diagonal = above
      }
    }
    return row
  }

  #whole(aFrom: number, aTo: number, bFrom: number, bTo: number): void {
    const width = bTo - bFrom
    const height = aTo - aFrom
    const from = new Uint8Array((height + 1) * (width + 1))
    const row = Int32Array.from({ length: width + 1 }, (_, j) => j * leftOutCost)
    for (let i = 1; i <= height; i++) {
      const left = this.#left[aFrom + i - 1]!
      let diagonal = row[0]!
      row[0] = diagonal + leftOutCost
      for (let j = 1; j <= width; j++) {
        const above = row[j]!
        const pair = diagonal + this.#cost(left, this.#right[bFrom + j - 1]!)
        let best = pair
        let direction = 0
        if (above + leftOutCost < best) {
          best = above + leftOutCost
          direction = 1
        }
        if (row[j - 1]! + leftOutCost < best) {
          best = row[j - 1]! + leftOutCost
          direction = 2
        }
        row[j] = best
        from[i * (width + 1) + j] = direction
        diagonal = above
      }
    }
    let i = height
    let j = width
    while (i > 0 && j > 0) {
      const direction = from[i * (width + 1) + j]
      if (direction === 0) this.#pairs[aFrom + i - 1] = bFrom + j - 1
      if (direction !== 2) i--
      if (direction !== 1) j--
    }
  }
}
