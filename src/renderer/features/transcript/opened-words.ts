import type { Word } from '#shared/transcript.ts'
import type { WordSpan } from './editor-state.ts'

/** Words as one text. */
export function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

/**
 * Where the words stand now over which a field was opened: another window, a job or an undo may have put words in front of them, which
 * moves their place but not their times. Null when they are gone: others that read the same are not meant.
 */
export function placeOf(
  words: readonly Word[],
  { from }: WordSpan,
  opened: readonly Word[],
): WordSpan | null {
  const isAt = (at: number) => opened.every(({ text }, i) => words[at + i]?.text === text)
  const found = isAt(from)
    ? from
    : words.findIndex(({ startMs }, at) => startMs === opened[0]?.startMs && isAt(at))
  return found < 0 ? null : { from: found, to: found + opened.length }
}
