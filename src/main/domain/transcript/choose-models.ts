import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { EngineName } from '#shared/transcript.ts'
import { engineFor } from './router.ts'

/** What of a model decides whether it is chosen. */
export interface ChoosableModel {
  engine: EngineName
  languages: readonly Language[]
  canTranslate: boolean
  bytes: number
  /** A small model of the sample project: only where there is no other. */
  demo: boolean
}

/** The models of a transcription: one for all, one for its stretches of English, one that times the words of whisper. */
export interface ChosenModels<T> {
  model: T
  english: T | null
  aligner: T | null
}

/**
 * Picks by language from what is installed: gigaam for Kazakh, Russian and mixed speech, whisper for English and translations, of several
 * the largest, which is the most accurate. null: none can do it.
 */
export function chooseModels<T extends ChoosableModel>(
  installed: readonly T[],
  { language, translateTo }: { language: SpokenLanguage; translateTo: 'en' | null },
): ChosenModels<T> | null {
  if (translateTo) {
    const model = best(installed.filter(({ canTranslate }) => canTranslate))
    return model && { model, english: null, aligner: null }
  }
  const knowing = installed.filter(({ languages }) => language === 'auto' || languages.includes(language))
  const engine = engineFor(language, new Set(knowing.map((model) => model.engine)))
  const model = best(knowing.filter((one) => one.engine === engine))
  if (!model) return null
  return {
    model,
    english: language === 'auto' && engine === 'gigaam' ? englishModel(installed) : null,
    aligner: alignerFor(model, installed),
  }
}

/** The gigaam model by whose posteriors the words of this model are timed; null where it times them itself or there is none. */
export function alignerFor<T extends ChoosableModel>(model: T, installed: readonly T[]): T | null {
  if (model.engine === 'gigaam') return null
  // Any of them times well, and the smallest does it fastest.
  const known = installed.filter(({ engine, demo }) => engine === 'gigaam' && demo === model.demo)
  return known.reduce<T | null>((least, one) => (least && least.bytes <= one.bytes ? least : one), null)
}

function englishModel<T extends ChoosableModel>(installed: readonly T[]): T | null {
  return best(
    installed.filter(
      ({ engine, languages, demo }) => engine === 'whisper' && languages.includes('en') && !demo,
    ),
  )
}

function best<T extends ChoosableModel>(models: readonly T[]): T | null {
  return models.reduce<T | null>((top, one) => {
    if (!top || top.demo !== one.demo) return top && one.demo ? top : one
    return one.bytes > top.bytes ? one : top
  }, null)
}
