import type { Model } from '#shared/api/interviews.ts'
import { engineOrder, parakeetForEnglish } from '#shared/engine-choice.ts'
import { type Language, languages, type SpokenLanguage } from '#shared/language.ts'
import { compareAccuracy } from '#shared/model-accuracy.ts'

/** Whether a model can be used for a language. `auto` needs one that knows more than one. */
function suits(model: Model, language: SpokenLanguage, translate: boolean): boolean {
  if (model.missing || (translate && !model.canTranslate)) return false
  return language === 'auto' ? model.languages.length > 1 : model.languages.includes(language)
}

/**
 * The models that can be used, the recommended one first: real ones before demo ones, for any language those that know all of them (as the
 * app's own choice does), the right engine, then the more accurate.
 */
export function rankModels(
  models: readonly Model[],
  language: SpokenLanguage,
  translate: boolean,
): readonly Model[] {
  const order = engineOrder(
    language,
    models.filter(({ missing }) => !missing),
  )
  const lacksSome = (model: Model) =>
    language === 'auto' && !languages.every((each) => model.languages.includes(each))
  return models
    .filter((model) => suits(model, language, translate))
    .toSorted(
      (a, b) =>
        Number(a.demo) - Number(b.demo) ||
        Number(lacksSome(a)) - Number(lacksSome(b)) ||
        order.indexOf(a.engine) - order.indexOf(b.engine) ||
        compareAccuracy(a, b, translate ? 'translate' : language),
    )
}

/**
 * What is asked for unless a person says otherwise. Somebody who is asked in Kazakh or Russian goes over into the other or into English, and
 * each word gets its own language where GigaAM hears it; another engine is told the language of the interview.
 */
export function likelyLanguage(models: readonly Model[], known: Language | null): SpokenLanguage {
  const goesOver = known !== 'en' && rankModels(models, 'auto', false)[0]?.engine === 'gigaam'
  return goesOver ? 'auto' : (known ?? 'auto')
}

/** The published word errors, in %, of the Parakeet that English will go to for want of a Whisper; null where it will not. */
export function parakeetErrors(models: readonly Model[], language: SpokenLanguage): number | null {
  if (language === 'kk' || language === 'ru') return null
  return parakeetForEnglish(models.filter(({ missing }) => !missing))
}

/** What can be asked for, in the order it is offered. */
export const spokenLanguages: readonly SpokenLanguage[] = [...languages, 'auto']

/** Stands for the app's own choice of model, stretch by stretch, where a list of models needs a value. */
export const automatic = 'automatic'
