import type { Word } from '#shared/transcript.ts'

/** What stands in a cue in the place of what was heard. */
export interface CorrectedWords {
  text: string
  heard: string
}

/**
 * The words of a cue that the glossary has put in the place of what was heard. A name of several words has what was heard with each of them, and is
 * one correction; a number in digits keeps what was heard too, and is none.
 */
export function correctedWords(words: readonly Word[]): CorrectedWords[] {
  const found: CorrectedWords[] = []
  let before: Word | null = null
  for (const word of words) {
    const { heard, text } = word
    const last = found.at(-1)
    if (heard !== undefined && !/\p{N}/u.test(text)) {
      if (last && before?.heard === heard) last.text = `${last.text} ${text}`
      else found.push({ text, heard })
    }
    before = word
  }
  return found
}
