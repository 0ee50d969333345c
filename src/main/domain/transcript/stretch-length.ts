import type { StretchWithWords } from './stretches.ts'

// An edit writes, and undo keeps, the stretch it is in: these bound what one edit costs. Chosen here; at 150 words a minute a stretch is
// some 80 kB.
const longestMs = 150_000
const mostWords = 500

/**
 * The same words in the same order, no stretch longer than two and a half minutes or 500 words: a longer one is parted at its longest
 * pauses into pieces that touch, so that what is said of its time stays true of theirs. What is short enough stays as it is, and doing
 * it twice changes nothing. Only where all words begin at one moment can a stretch not be parted.
 */
export function capStretches(parts: readonly StretchWithWords[]): StretchWithWords[] {
  return parts.flatMap((part) => {
    const cuts = cutsOf(part)
    if (cuts.length === 0) return [part]
    const { stretch, words } = part
    return [0, ...cuts].map((from, index) => {
      const to = cuts[index] ?? words.length
      const startMs = from === 0 ? stretch.startMs : words[from]!.startMs
      const endMs = Math.max(startMs, words[to]?.startMs ?? stretch.endMs)
      return { stretch: { ...stretch, startMs, endMs }, words: words.slice(from, to) }
    })
  })
}

/** The words, by index, that begin a piece; without the first. */
function cutsOf({ stretch, words }: StretchWithWords): number[] {
  const cuts: number[] = []
  // A word belongs to the last piece that begins no later than it does: two that begin together cannot be parted.
  const parts = (at: number) =>
    words[at]!.startMs > words[at - 1]!.startMs && words[at]!.startMs > stretch.startMs
  for (let from = 0; ; ) {
    const limit = words.findIndex(
      ({ startMs }, at) =>
        at > from && (startMs - words[from]!.startMs > longestMs || at - from >= mostWords),
    )
    if (limit < 0) return cuts
    let cut = -1
    let longest = Number.NEGATIVE_INFINITY
    for (let at = Math.max(from + 1, Math.ceil((from + limit) / 2)); at <= limit; at++) {
      const pauseMs = words[at]!.startMs - words[at - 1]!.endMs
      if (pauseMs < longest || !parts(at)) continue
      cut = at
      longest = pauseMs
    }
    for (let at = limit + 1; cut < 0 && at < words.length; at++) if (parts(at)) cut = at
    if (cut < 0) return cuts
    cuts.push(cut)
    from = cut
  }
}
