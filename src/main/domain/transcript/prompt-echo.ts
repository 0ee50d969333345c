import type { Word } from '#shared/transcript.ts'

/** Of the words that look made up, so many must be the prompt's for the prompt to be at fault. */
const leastShare = 0.5

/**
 * Whether a decoder has written its prompt in place of what was said: whisper does so over silence and noise, and goes on repeating it. A
 * prompt is no harm where something else is repeated.
 * @param words with their flags
 */
export function echoesPrompt(words: readonly Word[], prompt: string): boolean {
  const known = new Set(wordsIn(prompt))
  const doubtful = words.filter(({ flag }) => flag).flatMap(({ text }) => wordsIn(text))
  const echoed = doubtful.filter((word) => known.has(word)).length
  return echoed > 0 && echoed >= leastShare * doubtful.length
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
