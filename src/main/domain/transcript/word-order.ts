import type { Word } from '#shared/transcript.ts'

/** A word that gets no room between its neighbours is made this long, ms. */
export const leastMs = 20

/**
 * The words with times that grow and lie within `startMs`..`endMs`: a word that begins before the one before it has ended begins at
 * that end. None is left out: where words crowd at the end of the time, they share it.
 */
export function keepInOrder(words: readonly Word[], startMs: number, endMs: number): Word[] {
  const kept: Word[] = []
  let at = startMs
  words.forEach((word, index) => {
    const behind = words.length - 1 - index
    // Whoever follows needs a place too.
    const room = Math.max(1, Math.min(leastMs, Math.floor((endMs - at) / (behind + 1))))
    const latest = Math.max(at, endMs - room * (behind + 1))
    const from = Math.min(latest, Math.max(at, Math.round(word.startMs)))
    const to = Math.max(from + room, Math.min(Math.round(word.endMs), endMs - room * behind))
    kept.push(from === word.startMs && to === word.endMs ? word : { ...word, startMs: from, endMs: to })
    at = to
  })
  return kept
}
