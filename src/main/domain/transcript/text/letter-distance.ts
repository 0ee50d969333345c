/** The distance of `a` to each beginning of `b`, from the empty one to the whole; null when all are more than `max`. */
function distancesToBeginnings(a: string, b: string, max: number): number[] | null {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
      )
      next.push(cost)
      if (cost < least) least = cost
    }
    if (least > max) return null
    row = next
  }
  return row
}

/** The least number of letters to add, drop or replace; more than `max` is said as max + 1. */
export function letterDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  return Math.min(distancesToBeginnings(a, b, max)?.at(-1) ?? max + 1, max + 1)
}

/** The least distance of `a` to any beginning of `b`: what a name lacks in a word that ends in a suffix. */
export function beginningDistance(a: string, b: string, max: number): number {
  return Math.min(...(distancesToBeginnings(a, b, max) ?? [max + 1]))
}

/** Where in `b` the letters lie that are most like `a`, `from` up to `to`; null where none are within `max` changes. */
export function nearestPart(
  a: string,
  b: string,
  max: number,
): { from: number; to: number; distance: number } | null {
  let row = new Array<number>(b.length + 1).fill(0)
  let begins = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    const nextBegins = [0]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      const drop = row[j]! + 1
      const add = next[j - 1]! + 1
      const cost = Math.min(swap, drop, add)
      next.push(cost)
      nextBegins.push(cost === swap ? begins[j - 1]! : cost === drop ? begins[j]! : nextBegins[j - 1]!)
      if (cost < least) least = cost
    }
    if (least > max) return null
    row = next
    begins = nextBegins
  }
  let to = 0
  for (let j = 1; j <= b.length; j++) if (row[j]! < row[to]!) to = j
  return row[to]! > max ? null : { from: begins[to]!, to, distance: row[to]! }
}

/**
 * For each letter of `to`, the index in `from` that it stands in place of, never going back: how a correction lies on what was heard.
 */
export function alignLetters(from: string, to: string): number[] {
  const width = to.length + 1
  const cost = new Uint16Array((from.length + 1) * width)
  for (let i = 0; i <= from.length; i++) {
    for (let j = 0; j <= to.length; j++) {
      const at = i * width + j
      if (i === 0 || j === 0) cost[at] = i + j
      else {
        const same = from.charCodeAt(i - 1) === to.charCodeAt(j - 1) ? 0 : 1
        cost[at] = Math.min(cost[at - width]! + 1, cost[at - 1]! + 1, cost[at - width - 1]! + same)
      }
    }
  }
  const places: number[] = new Array(to.length)
  let i = from.length
  let j = to.length
  while (j > 0) {
    const at = i * width + j
    const same = i > 0 && from.charCodeAt(i - 1) === to.charCodeAt(j - 1) ? 0 : 1
    if (i > 0 && cost[at] === cost[at - width - 1]! + same) {
      i--
      j--
      places[j] = i
    } else if (cost[at] === cost[at - 1]! + 1) {
      j--
      places[j] = Math.min(i, Math.max(0, from.length - 1))
    } else i--
  }
  return places
}
