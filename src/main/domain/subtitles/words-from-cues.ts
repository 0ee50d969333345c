import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { shareTime, weightOf } from './cue-words.ts'

/**
 * The words of a cue with times. Where the cue brings none (a plain SubRip file), its words share the time it is shown,
 * each by its letters; confidence, language and speaker are then null. One word for each token of the text.
 */
export function wordsOfCue(cue: Cue): Word[] {
  if (cue.words.length > 0) return cue.words
  const tokens = tokensOf(cue.text)
  const times = shareTime(
    tokens.map((token) => weightOf(token.text)),
    cue.startMs,
    Math.max(cue.startMs, cue.endMs),
  )
  return tokens.map((token, index) => ({
    text: token.text,
    startMs: times[index]!,
    endMs: times[index + 1]!,
    confidence: null,
    language: null,
    speaker: null,
  }))
}
