import type { WordErrors } from './api/models.ts'
import { type Language, languages, type SpokenLanguage } from './language.ts'

/** What is known of how well a model hears. */
export interface Accuracy {
  wordErrors: WordErrors
  /** How many numbers were learnt; null where neither its publisher nor the file says. */
  parameters: number | null
  /** Of its file. */
  bytes: number
}

/**
 * Which of two models of an engine hears a language better: the one with fewer published errors; where those are not known of both, the
 * one they are known of; then the one with more parameters; then the larger file, which is the less coarsely quantised. The size of a
 * file comes last: Whisper medium takes more of the disk than large-v3 in q5_0, and an fp32 file four times what the same model takes in int8.
 * @param task `translate` ignores the published errors, which are of transcription
 * @returns less than 0 when `a` is the better one
 */
export function compareAccuracy(a: Accuracy, b: Accuracy, task: SpokenLanguage | 'translate'): number {
  return (
    ascending(errorsOf(a, task), errorsOf(b, task)) ||
    ascending(-(a.parameters ?? 0), -(b.parameters ?? 0)) ||
    b.bytes - a.bytes
  )
}

/** The models, the most accurate first. */
export function byAccuracy<T extends Accuracy>(
  models: readonly T[],
  task: SpokenLanguage | 'translate',
): readonly T[] {
  return models.toSorted((a, b) => compareAccuracy(a, b, task))
}

/** % of words; for any language the mean of all, where all are published. */
function errorsOf({ wordErrors }: Accuracy, task: SpokenLanguage | 'translate'): number {
  if (task === 'translate') return Number.POSITIVE_INFINITY
  const asked: readonly Language[] = task === 'auto' ? languages : [task]
  const sum = asked.reduce((total, language) => total + (wordErrors[language] ?? Number.POSITIVE_INFINITY), 0)
  return sum / asked.length
}

/** As a difference, which two infinities do not have. */
function ascending(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
