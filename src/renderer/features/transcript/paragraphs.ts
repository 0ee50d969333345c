import type { Word } from '#shared/transcript.ts'

/** A pause this long starts a new paragraph. */
const pauseMs = 1500
/** A paragraph with this many words ends at the next full stop, or at the next longer breath. */
const manyWords = 60
const breathMs = 500

export interface Paragraph {
  /** Index of its first word among all words. */
  first: number
  words: readonly Word[]
}

/** The words as paragraphs to read: parted at pauses, and in long speech at the ends of sentences. */
export function paragraphsOf(words: readonly Word[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let first = 0
  for (let index = 1; index <= words.length; index += 1) {
    const before = words[index - 1]
    const after = words[index]
    if (before && after) {
      const pause = after.startMs - before.endMs
      const long = index - first >= manyWords && (/[.!?…]$/.test(before.text) || pause >= breathMs)
      if (pause < pauseMs && !long && before.speaker === after.speaker) continue
    }
    if (index > first) paragraphs.push({ first, words: words.slice(first, index) })
    first = index
  }
  return paragraphs
}

/** The index of the word spoken at `timeMs`, or of the last one before it; -1 before the first. Words are in time order. */
export function wordAt(words: readonly Word[], timeMs: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.startMs ?? 0) <= timeMs) low = middle + 1
    else high = middle
  }
  return low - 1
}
