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
  const isParakeets = parakeetForEnglish(installed) !== null
  return isParakeets ? ['parakeet', 'whisper', 'gigaam'] : ['whisper', 'gigaam', 'parakeet']
}

/**
 * Whether English goes to Parakeet: where no Whisper is there, a GigaAM model is there to time its words, and the catalogue knows what it
 * mishears.
 * @returns that figure, % of words; null: English does not go to Parakeet
 */
export function parakeetForEnglish(installed: readonly Comparable[]): number | null {
  const real = installed.filter(({ demo }) => !demo)
  const of = (engine: EngineName) => real.filter((model) => model.engine === engine)
  if (of('gigaam').length === 0 || of('whisper').length > 0) return null
  return byAccuracy(of('parakeet'), 'en')[0]?.wordErrors.en ?? null
}
