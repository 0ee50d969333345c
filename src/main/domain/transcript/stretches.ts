import type { Stretch, Transcript, Word } from '#shared/transcript.ts'

/** A stretch and the words that begin in it. */
export interface StretchWithWords {
  stretch: Stretch
  words: Word[]
}

/**
 * The words of a transcript by stretch. A word between two stretches belongs to the one before it, one before all stretches to the
 * first. Where there are words and no stretch, one stretch of the whole transcript holds them.
 */
export function withWords({
  stretches,
  words,
  language,
  engine,
  durationMs,
}: Pick<Transcript, 'language' | 'engine' | 'durationMs'> & {
  stretches: readonly Stretch[]
  words: readonly Word[]
}): StretchWithWords[] {
  const whole: Stretch = { startMs: 0, endMs: durationMs, language, confidence: null, engine, modelName: '' }
  const parts: StretchWithWords[] = (
    stretches.length === 0 && words.length > 0
      ? [whole]
      : [...stretches].sort((a, b) => a.startMs - b.startMs)
  ).map((stretch) => ({ stretch, words: [] }))
  let at = 0
  for (const word of words) {
    while (at + 1 < parts.length && parts[at + 1]!.stretch.startMs <= word.startMs) at += 1
    parts[at]?.words.push(word)
  }
  return parts
}
