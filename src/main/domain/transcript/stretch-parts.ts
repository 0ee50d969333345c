import type { Stretch, Word } from '#shared/transcript.ts'
import type { StretchWithWords } from './stretches.ts'

/** A stretch, or a piece of one, that lies inside or outside a range of words. */
export interface StretchPart extends StretchWithWords {
  inside: boolean
}

/** Cuts the stretches at the words `from` and `to`; the outer ends of a stretch stay where they are. */
export function cutParts(parts: readonly StretchWithWords[], from: number, to: number): StretchPart[] {
  const pieces: StretchPart[] = []
  let first = 0
  for (const { stretch, words } of parts) {
    const cuts = [0, from - first, to - first, words.length].map((at) =>
      Math.max(0, Math.min(words.length, at)),
    )
    const cut = [0, 1, 2]
      .map((which) => ({
        words: words.slice(cuts[which], cuts[which + 1]),
        inside: which === 1,
      }))
      .filter((piece) => piece.words.length > 0)
    for (const [index, piece] of cut.entries()) {
      const following = cut[index + 1]?.words[0]
      pieces.push({
        ...piece,
        stretch: {
          ...stretch,
          startMs: index === 0 ? stretch.startMs : piece.words[0]!.startMs,
          endMs: following ? Math.min(lastEnd(piece.words), following.startMs) : stretch.endMs,
        },
      })
    }
    first += words.length
  }
  return pieces
}

/** Neighbours of one language, made and punctuated by the same, as one stretch; its confidence is the lower of the two. */
export function joinAlike(parts: readonly StretchPart[]): StretchPart[] {
  const joined: StretchPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    // What no edit has touched stays parted where it was.
    const near = last !== undefined && (last.inside || part.inside)
    if (last && near && isAlike(last.stretch, part.stretch)) {
      const confidences = [last.stretch.confidence, part.stretch.confidence].filter((one) => one !== null)
      const stretch: Stretch = {
        ...last.stretch,
        endMs: Math.max(last.stretch.endMs, part.stretch.endMs),
        confidence: confidences.length > 0 ? Math.min(...confidences) : null,
      }
      joined[joined.length - 1] = { stretch, words: [...last.words, ...part.words], inside: part.inside }
    } else joined.push(part)
  }
  return joined
}

function isAlike(a: Stretch, b: Stretch): boolean {
  return (
    a.language === b.language &&
    a.engine === b.engine &&
    a.modelName === b.modelName &&
    a.punctuation === b.punctuation
  )
}

/**
 * The stretches that hold these words: those without words are left out, each reaches from its first word, or earlier, to its last, and
 * none into the next.
 */
export function stretchesOf(parts: readonly StretchWithWords[]): Stretch[] {
  const held = parts.filter(({ words }) => words.length > 0)
  const starts = held.map(({ stretch, words }) => Math.min(stretch.startMs, words[0]!.startMs))
  return held.map(({ stretch, words }, index) => {
    const startMs = starts[index]!
    const nextMs = starts[index + 1] ?? Number.POSITIVE_INFINITY
    const lastStart = words.at(-1)!.startMs
    const endMs = Math.max(lastStart, Math.min(nextMs, Math.max(stretch.endMs, lastEnd(words))))
    return startMs === stretch.startMs && endMs === stretch.endMs ? stretch : { ...stretch, startMs, endMs }
  })
}

function lastEnd(words: readonly Word[]): number {
  return words.reduce((latest, { endMs }) => Math.max(latest, endMs), 0)
}
