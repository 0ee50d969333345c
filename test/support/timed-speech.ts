import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src/shared/language.ts'

const folder = join(import.meta.dirname, '..', 'fixtures', 'speech', 'timed')

/** A synthetic recording of which it is known when each word is said. */
export interface TimedSpeech {
  path: string
  language: Language
  durationMs: number
  /** The utterances, one after the other. */
  texts: string[]
  /** As espeak-ng reports them; null where it says two words as one. */
  words: { text: string; startMs: number | null; endMs: number | null }[]
}

/** The recordings of test/fixtures/speech/timed: 20 utterances each, half of them unseen by the models, in voices they do not know. */
export function timedSpeech(language: Language): TimedSpeech {
  const told = JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Omit<TimedSpeech, 'path'>
  return { ...told, path: join(folder, `${language}.ogg`) }
}

/** How far each edge of each word is from where it should be, ms. Words of which nothing is known are left out. */
export function boundaryErrors(
  truth: TimedSpeech['words'],
  found: readonly { startMs: number; endMs: number }[],
): number[] {
  return truth.flatMap(({ startMs, endMs }, index) => {
    const word = found[index]!
    return [
      ...(startMs === null ? [] : [Math.abs(word.startMs - startMs)]),
      ...(endMs === null ? [] : [Math.abs(word.endMs - endMs)]),
    ]
  })
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
