import type { TimedSpan } from './voice-frames.ts'

/** What a change of speaker costs between two words without a pause, and how much less after a pause of `pauseMs` or longer. */
const changeCost = 4
const pauseEase = 3
const pauseMs = 600

/**
 * The likeliest course of a talk between two (Viterbi): `gains[i]` is by how much (log likelihood) the first rather than the second says word
 * i; changes cost, after a pause less.
 */
export function smoothed(words: readonly TimedSpan[], gains: ArrayLike<number>): (0 | 1)[] {
  let [first, second] = [0, 0]
  const back: [0 | 1, 0 | 1][] = []
  for (const [index, word] of words.entries()) {
    const before = words[index - 1]
    const pause = before ? Math.max(0, word.startMs - before.endMs) : pauseMs
    const change = changeCost - pauseEase * Math.min(1, pause / pauseMs)
    back.push([first >= second - change ? 0 : 1, second >= first - change ? 1 : 0])
    const gain = gains[index]! / 2
    ;[first, second] = [Math.max(first, second - change) + gain, Math.max(second, first - change) - gain]
  }
  const course = new Array<0 | 1>(words.length)
  let side: 0 | 1 = first >= second ? 0 : 1
  for (let index = words.length - 1; index >= 0; index--) {
    course[index] = side
    side = back[index]![side]
  }
  return course
}
