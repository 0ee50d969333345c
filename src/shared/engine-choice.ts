import type { Language, SpokenLanguage } from './language.ts'
import { type Accuracy, byAccuracy } from './model-accuracy.ts'
import type { EngineName } from './transcript.ts'

/** What Parakeet TDT 0.6B v3 knows of the languages of this app (its model card lists 25, Kazakh is not among them). */
export const parakeetLanguages: readonly Language[] = ['ru', 'en']

/** What of an installed model decides where its engine stands. */
interface Comparable extends Accuracy {
  engine: EngineName
  demo: boolean
}

/**
 * The engines for a language, the best first. Kazakh, Russian and their mix are GigaAM's: of Kazakh words it mishears 4.4 %, Whisper
 * large-v3 32.4 % (FLEURS, the model card of GigaAM Multilingual). English is Whisper's, unless `parakeetForEnglish`. Last comes Parakeet,
 * which knows no Kazakh and does not say when a word was spoken.
 */
export function engineOrder(
  language: SpokenLanguage,
  installed: readonly Comparable[],
): readonly EngineName[] {
  if (language !== 'en') return ['gigaam', 'whisper', 'parakeet']
  return parakeetForEnglish(installed) ? ['parakeet', 'whisper', 'gigaam'] : ['whisper', 'gigaam', 'parakeet']
}

/**
 * Whether English goes to Parakeet: where a GigaAM model is there to time its words, the catalogue knows what it mishears, and Whisper
 * either is not there or is known to mishear more. Of a Whisper nothing has been published of, nothing follows.
 * @returns both figures, % of words; `otherPercent` null: no Whisper is there
 */
export function parakeetForEnglish(
  installed: readonly Comparable[],
): { percent: number; otherPercent: number | null } | null {
  const real = installed.filter(({ demo }) => !demo)
  const bestOf = (engine: EngineName) =>
    byAccuracy(
      real.filter((model) => model.engine === engine),
      'en',
    )[0]
  if (!bestOf('gigaam')) return null
  const percent = bestOf('parakeet')?.wordErrors.en
  if (percent === undefined) return null
  const whisper = bestOf('whisper')
  if (!whisper) return { percent, otherPercent: null }
  const otherPercent = whisper.wordErrors.en
  return otherPercent !== undefined && percent < otherPercent ? { percent, otherPercent } : null
}
