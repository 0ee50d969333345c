import { heardInstead, wholeNames } from '#shared/heard-names.ts'
import type { Word } from '#shared/transcript.ts'

/** What stands in a cue in the place of what was heard. */
export interface CorrectedWords {
  text: string
  heard: string
}

/**
 * The words of a cue that the glossary has put in the place of what was heard. A name of several words is one correction, also where some of them
 * were heard as they stand; a number in digits keeps what was heard too, and is none.
 */
export function correctedWords(words: readonly Word[]): CorrectedWords[] {
  return wholeNames(words).flatMap((name) => {
    const text = name.map((word) => word.text).join(' ')
    const heard = heardInstead(name)
    return heard === null || /\p{N}/u.test(text) ? [] : [{ text, heard }]
  })
}
