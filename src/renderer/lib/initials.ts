/** A letter that no mark after it changes: what nearly all names begin with, and found without splitting a text into graphemes. */
const plainLetter = /^\p{L}(?!\p{M}|\u200d)/u
let graphemes: Intl.Segmenter | undefined

function firstLetter(word: string): string {
  const plain = plainLetter.exec(word)?.[0]
  if (plain !== undefined) return plain
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? ''
}

/** The first letters of the first two words of a name. */
export function initials(name: string): string {
  return name.split(/\s+/).filter(Boolean).slice(0, 2).map(firstLetter).join('').toUpperCase()
}
