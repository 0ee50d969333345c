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
  const names: Word[][] = []
  for (const word of words) {
    const last = names.at(-1)
    if (word.correction !== undefined && last?.[0]?.correction === word.correction) last.push(word)
    else names.push([word])
  }
  return names.flatMap((name) => {
    const text = name.map((word) => word.text).join(' ')
    if (name.every(({ heard }) => heard === undefined) || /\p{N}/u.test(text)) return []
    return [{ text, heard: name.map((word) => word.heard ?? word.text).join(' ') }]
  })
}
