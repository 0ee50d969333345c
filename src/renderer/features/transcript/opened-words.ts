import type { Word } from '#shared/transcript.ts'
import type { WordSpan } from './editor-state.ts'

/** The words of a span as one text. */
export function textOf(words: readonly Word[], { from, to }: WordSpan): string {
  return words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ')
}

/**
 * Where the words stand now over which a field was opened: another window, a job or an undo may have put words in front of them. The
 * nearest that read the same; null when there are none.
 */
export function placeOf(words: readonly Word[], { from, to }: WordSpan, opened: string): WordSpan | null {
  const count = to - from
  for (let off = 0; off <= words.length; off += 1) {
    for (const at of off === 0 ? [from] : [from - off, from + off]) {
      const span = { from: at, to: at + count }
      if (at >= 0 && span.to <= words.length && textOf(words, span) === opened) return span
    }
  }
  return null
}
