import { engineOrder } from '#shared/engine-choice.ts'
import { type Language, languages, type SpokenLanguage } from '#shared/language.ts'
import { type Accuracy, byAccuracy } from '#shared/model-accuracy.ts'
import type { EngineName } from '#shared/transcript.ts'

/** What of a model decides whether it is chosen. */
export interface ChoosableModel extends Accuracy {
  engine: EngineName
  languages: readonly Language[]
  canTranslate: boolean
  /** A small model of the sample project: only where there is no other. */
  demo: boolean
}

/** The models of a transcription: one for all, one for its stretches of English, one that times the words of an engine that does not. */
export interface ChosenModels<T> {
  model: T
  english: T | null
  aligner: T | null
}

/**
 * Picks by language from what is installed: gigaam for Kazakh, Russian and mixed speech, whisper or parakeet for English, whisper for
 * translations, of several the most accurate (`compareAccuracy`). null: none can do it.
 */
export function chooseModels<T extends ChoosableModel>(
  installed: readonly T[],
  { language, translateTo }: { language: SpokenLanguage; translateTo: 'en' | null },
): ChosenModels<T> | null {
  if (translateTo) {
    const model = best(
      installed.filter(({ canTranslate }) => canTranslate),
      'translate',
    )
    return model && { model, english: null, aligner: null }
  }
  const model = ofFirst(engineOrder(language, installed), knowingModels(installed, language), language)
  if (!model) return null
  return {
    model,
    english: language === 'auto' && model.engine === 'gigaam' ? englishModel(installed) : null,
    aligner: alignerFor(model, installed),
  }
}

/** The gigaam model by whose posteriors the words of this model are timed; null where it times them itself or there is none. */
export function alignerFor<T extends ChoosableModel>(
  model: Pick<ChoosableModel, 'engine' | 'demo'>,
  installed: readonly T[],
): T | null {
  if (model.engine === 'gigaam') return null
  // Any of them times well, and the smallest does it fastest.
  const known = installed.filter(({ engine, demo }) => engine === 'gigaam' && demo === model.demo)
  return known.reduce<T | null>((least, one) => (least && least.bytes <= one.bytes ? least : one), null)
}

function englishModel<T extends ChoosableModel>(installed: readonly T[]): T | null {
  const order = engineOrder('en', installed).filter((engine) => engine !== 'gigaam')
  return ofFirst(
    order,
    installed.filter(({ languages, demo }) => languages.includes('en') && !demo),
    'en',
  )
}

/** The models that know a language; for any language those that know all of them, if there are any: a larger one for English alone is no use. */
function knowingModels<T extends ChoosableModel>(
  installed: readonly T[],
  language: SpokenLanguage,
): readonly T[] {
  if (language !== 'auto') return withoutDemo(installed.filter((one) => one.languages.includes(language)))
  const models = withoutDemo(installed)
  const able = models.filter((one) => languages.every((each) => one.languages.includes(each)))
  return able.length > 0 ? able : models
}

function withoutDemo<T extends ChoosableModel>(models: readonly T[]): readonly T[] {
  return models.some(({ demo }) => !demo) ? models.filter(({ demo }) => !demo) : models
}

/** The best model of the first of these engines that has one. */
function ofFirst<T extends ChoosableModel>(
  order: readonly EngineName[],
  models: readonly T[],
  language: SpokenLanguage,
): T | null {
  for (const engine of order) {
    const model = best(
      models.filter((one) => one.engine === engine),
      language,
    )
    if (model) return model
  }
  return null
}

function best<T extends ChoosableModel>(models: readonly T[], task: SpokenLanguage | 'translate'): T | null {
  return byAccuracy(withoutDemo(models), task)[0] ?? null
}
