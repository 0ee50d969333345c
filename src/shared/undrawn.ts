import { formatClockTenths } from './time.ts'

/** How many letters are told at most. */
const lettersTold = 20

/** What is said of cues whose letters a font lacks: which letters, each once, and when the first of the cues stands; null where there are none. */
export function undrawnWords(
  cues: readonly { atMs: number; letters: readonly string[] }[],
): { letters: string; at: string; atMs: number } | null {
  const [first] = cues
  if (!first) return null
  const letters = [...new Set(cues.flatMap((cue) => cue.letters))].slice(0, lettersTold).join(' ')
  return { letters, at: formatClockTenths(first.atMs), atMs: first.atMs }
}
