import type { Cue } from '#shared/subtitles.ts'

type Shown = Pick<Cue, 'startMs' | 'endMs' | 'text'>

/**
 * What another track says at the time of each cue, in the cues' order: the texts that share at least half of the shorter one's time with it, line by line; empty where
 * nothing is said. Both are in the order of their in points. Takes time in proportion to the cues, however many there are.
 */
export function textsBeside(cues: readonly Shown[], others: readonly Shown[]): string[] {
  let from = 0
  let latestEnd = 0
  const ends = others.map(({ endMs }) => (latestEnd = Math.max(latestEnd, endMs)))
  return cues.map((cue) => {
    // Nothing before this one reaches the cue, nor any cue after it.
    while (from < others.length && ends[from]! <= cue.startMs) from += 1
    const texts: string[] = []
    for (let at = from; at < others.length && others[at]!.startMs < cue.endMs; at += 1) {
      const other = others[at]!
      const shared = Math.min(cue.endMs, other.endMs) - Math.max(cue.startMs, other.startMs)
      const shorter = Math.min(cue.endMs - cue.startMs, other.endMs - other.startMs)
      if (shared > 0 && shared * 2 >= shorter && other.text) texts.push(other.text)
    }
    return texts.join('\n')
  })
}
