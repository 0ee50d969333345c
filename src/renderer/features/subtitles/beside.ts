import type { Cue } from '#shared/subtitles.ts'

type Shown = Pick<Cue, 'startMs' | 'endMs' | 'text'>

/**
 * What another track says at the time of each cue, in the cues' order: the texts that share at least half of the shorter one's time with it, line by line; empty where
 * nothing is said. Both are in the order of their in points. Takes time in proportion to the cues and to the pairs that meet, however long one of them stands.
 */
export function textsBeside(cues: readonly Shown[], others: readonly Shown[]): string[] {
  /** Those that have begun by a cue's in point and last beyond it. */
  let standing: Shown[] = []
  let begun = 0
  return cues.map((cue) => {
    for (; begun < others.length && others[begun]!.startMs <= cue.startMs; begun += 1) {
      standing.push(others[begun]!)
    }
    standing = standing.filter(({ endMs }) => endMs > cue.startMs)
    const texts = standing.filter((other) => belongs(cue, other))
    for (let at = begun; at < others.length && others[at]!.startMs < cue.endMs; at += 1) {
      if (belongs(cue, others[at]!)) texts.push(others[at]!)
    }
    return texts.map(({ text }) => text).join('\n')
  })
}

function belongs(cue: Shown, other: Shown): boolean {
  const shared = Math.min(cue.endMs, other.endMs) - Math.max(cue.startMs, other.startMs)
  const shorter = Math.min(cue.endMs - cue.startMs, other.endMs - other.startMs)
  return shared > 0 && shared * 2 >= shorter && other.text !== ''
}
