import type { Word } from '#shared/transcript.ts'
import type { WordSpan } from './editor-state.ts'

/** The words of a span, with the rest of a name at its ends: the glossary put the name there as one, and it is taken back as one. */
export function withWholeNames(words: readonly Word[], { from, to }: WordSpan): WordSpan {
  const isOne = (at: number) =>
    words[at]?.correction !== undefined && words[at].correction === words[at - 1]?.correction
  let first = from
  while (first > 0 && isOne(first)) first--
  let end = to
  while (end < words.length && isOne(end)) end++
  return { from: first, to: end }
}

/** What was heard where the word stands now, all of it where the word is part of a name of several; null where nothing else was heard. */
export function heardAt(words: readonly Word[], index: number): string | null {
  const { from, to } = withWholeNames(words, { from: index, to: index + 1 })
  const name = words.slice(from, to)
  if (name.every(({ heard }) => heard === undefined)) return null
  return name.map(({ heard, text }) => heard ?? text).join(' ')
}
