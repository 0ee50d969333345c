import { heardInstead, isOneName } from '#shared/heard-names.ts'
import type { Word } from '#shared/transcript.ts'
import type { WordSpan } from './editor-state.ts'

/** The words of a span, with the rest of a name at its ends: the glossary put the name there as one, and it is taken back as one. */
export function withWholeNames(words: readonly Word[], { from, to }: WordSpan): WordSpan {
  const isOne = (at: number) => isOneName(words[at - 1], words[at])
  let first = from
  while (first > 0 && isOne(first)) first--
  let end = to
  while (end < words.length && isOne(end)) end++
  return { from: first, to: end }
}

/** What was heard where the word stands now, all of it where the word is part of a name of several; null where nothing else was heard. */
export function heardAt(words: readonly Word[], index: number): string | null {
  const { from, to } = withWholeNames(words, { from: index, to: index + 1 })
  return heardInstead(words.slice(from, to))
}
