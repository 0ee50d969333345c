import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../src/shared/language.ts'
import { comparableWords } from './word-error-rate.ts'

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
  return timedRecording(language)
}

/** Few phrases in several voices and speeds, apart from each other, that the Whisper test model mostly writes as they are said. */
export function speechWhisperWrites(language: Language): TimedSpeech {
  return timedRecording(`whisper-${language}`)
}

function timedRecording(name: string): TimedSpeech {
  const told = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Omit<TimedSpeech, 'path'>
  return { ...told, path: join(folder, `${name}.ogg`) }
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

/** What of a known recording an engine has written: the longest row of words that are the same and begin within `withinMs` of each other. */
export function wordsInCommon<T extends { text: string; startMs: number }>(
  truth: TimedSpeech['words'],
  written: readonly T[],
  withinMs: number,
): { said: TimedSpeech['words']; heard: T[] } {
  const isSame = (i: number, j: number) =>
    comparableWords(written[j]!.text).join(' ') === truth[i]!.text &&
    Math.abs(written[j]!.startMs - (truth[i]!.startMs ?? written[j]!.startMs)) <= withinMs
  const longest = Array.from({ length: truth.length + 1 }, () => new Uint16Array(written.length + 1))
  for (let i = truth.length - 1; i >= 0; i--) {
    for (let j = written.length - 1; j >= 0; j--) {
      longest[i]![j] = isSame(i, j)
        ? longest[i + 1]![j + 1]! + 1
        : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!)
    }
  }
  const said: TimedSpeech['words'] = []
  const heard: T[] = []
  for (let i = 0, j = 0; i < truth.length && j < written.length; ) {
    if (isSame(i, j)) {
      said.push(truth[i++]!)
      heard.push(written[j++]!)
    } else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++
    else j++
  }
  return { said, heard }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
