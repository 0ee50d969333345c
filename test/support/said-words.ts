import type { Language } from '../../src/shared/language.ts'
import type { Word } from '../../src/shared/transcript.ts'

const wordMs = 300
const gapMs = 40

/** Bare words as a CTC engine writes them, 300 ms each; `|` is a pause of 800 ms, `~` one of 450 ms. */
export function saidWords(text: string, language: Language | null): Word[] {
  const words: Word[] = []
  let at = 0
  for (const token of text.split(/\s+/)) {
    if (token === '|') at += 800
    else if (token === '~') at += 450
    else if (token !== '') {
      words.push({ text: token, startMs: at, endMs: at + wordMs, confidence: 0.9, language, speaker: null })
      at += wordMs + gapMs
    }
  }
  return words
}

export const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join(' ')
