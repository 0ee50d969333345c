/**
 * Positions for a list of cues so that as few as possible change: `old` holds each one's position so far, null for a new cue.
 * The result rises strictly.
 */
export function placeInOrder(old: readonly (number | null)[]): number[] {
  const placed: number[] = []
  let previous = 0
  for (const [index, own] of old.entries()) {
    const following = firstAbove(old, index + 1, previous)
    // One that stands before its neighbour keeps its place unless that would push the neighbour out of its own.
    const keeps = own !== null && own > previous && (following === null || own < following)
    const position: number = keeps ? own : following === null ? previous + 1 : (previous + following) / 2
    if (!(position > previous) || (following !== null && !(position < following))) {
      // Halving has used up the room between two neighbours: number all of them anew.
      return old.map((_, place) => place + 1)
    }
    placed.push(position)
    previous = position
  }
  return placed
}

function firstAbove(positions: readonly (number | null)[], from: number, limit: number): number | null {
  for (let index = from; index < positions.length; index += 1) {
    const position = positions[index] ?? null
    if (position !== null && position > limit) return position
  }
  return null
}
