import type { WordErrors } from './api/models.ts'
import type { Language, SpokenLanguage } from './language.ts'
import type { EngineName } from './transcript.ts'

/** What Parakeet TDT 0.6B v3 knows of the languages of this app (its model card lists 25, Kazakh is not among them). */
export const parakeetLanguages: readonly Language[] = ['ru', 'en']

/** What of an installed model decides where its engine stands. */
interface Comparable {
  engine: EngineName
  bytes: number
  demo: boolean
  wordErrors: WordErrors
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
 * Whether English goes to Parakeet: where a GigaAM model is there to time its words, and where the catalogue knows what it mishears and
 * of the installed Whisper either nothing or more.
 * @returns both figures, % of words
 */
export function parakeetForEnglish(
  installed: readonly Comparable[],
): { percent: number; otherPercent: number | null } | null {
  const real = installed.filter(({ demo }) => !demo)
  if (!real.some(({ engine }) => engine === 'gigaam')) return null
  const percent = largest(real, 'parakeet')?.wordErrors.en
  if (percent === undefined) return null
  const otherPercent = largest(real, 'whisper')?.wordErrors.en ?? null
  return otherPercent === null || percent < otherPercent ? { percent, otherPercent } : null
}

/** Of several models of an engine the largest is used, as the most accurate. */
function largest<T extends Comparable>(models: readonly T[], engine: EngineName): T | null {
  const own = models.filter((model) => model.engine === engine)
  return own.reduce<T | null>((top, one) => (top && top.bytes >= one.bytes ? top : one), null)
}
