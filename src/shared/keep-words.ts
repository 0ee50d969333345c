import { isLexical } from './subtitle-text.ts'

/** What makes two words the same: their letters and digits, in whatever case. A word of marks alone is itself. */
export function wordKey(text: string): string {
  const letters = [...text.normalize('NFC').toLowerCase()].filter(isLexical).join('')
  return letters === '' ? text : letters
}

/** Beyond this many comparisons the changed middle counts as changed throughout (a pasted book is no correction). */
const MOST_COMPARISONS = 4_000_000

/**
 * Which entries of two lists are the same in order: the longest common subsequence as pairs of indices, rising. Equal
 * ends are matched first, so that a correction in a long text costs no more than its own length.
 */
export function keptPairs(before: readonly string[], after: readonly string[]): [number, number][] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const pairs: [number, number][] = []
  for (let i = 0; i < head; i += 1) pairs.push([i, i])
  const rows = before.length - head - tail
  const columns = after.length - head - tail
  if (rows * columns <= MOST_COMPARISONS) {
    for (const [i, j] of longest(before.slice(head, head + rows), after.slice(head, head + columns))) {
      pairs.push([head + i, head + j])
    }
  }
  for (let i = tail; i > 0; i -= 1) pairs.push([before.length - i, after.length - i])
  return pairs
}

function longest(before: readonly string[], after: readonly string[]): [number, number][] {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const pairs: [number, number][] = []
  let i = 0
  let j = 0
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) pairs.push([i++, j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1
    else j += 1
  }
  return pairs
}
