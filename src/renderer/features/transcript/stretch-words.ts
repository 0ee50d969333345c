import type { Language } from '#shared/language.ts'
import type { Stretch, Word } from '#shared/transcript.ts'

/** A stretch and the words that begin in it: `from` up to, not including, `to`. */
export interface StretchWords {
  stretch: Stretch
  from: number
  to: number
}

/** Which words stand in which stretch. A word between two stretches belongs to the one before it, one before all to the first. */
export function wordsByStretch(words: readonly Word[], stretches: readonly Stretch[]): StretchWords[] {
  const starts = stretches.map(({ startMs }, at) => {
    if (at === 0) return 0
    const index = words.findIndex((word) => word.startMs >= startMs)
    return index < 0 ? words.length : index
  })
  return stretches.map((stretch, at) => ({ stretch, from: starts[at]!, to: starts[at + 1] ?? words.length }))
}

/** How much of the talk is in each language, the most first; parts of 1. */
export function shares(stretches: readonly Stretch[]): { language: Language; part: number }[] {
  const sums = new Map<Language, number>()
  for (const { language, startMs, endMs } of stretches) {
    sums.set(language, (sums.get(language) ?? 0) + endMs - startMs)
  }
  const total = [...sums.values()].reduce((sum, ms) => sum + ms, 0) || 1
  return [...sums]
    .map(([language, ms]) => ({ language, part: ms / total }))
    .toSorted((a, b) => b.part - a.part)
}
