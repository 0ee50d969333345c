import type { Model } from '#shared/api/interviews.ts'
import { languages, type SpokenLanguage } from '#shared/language.ts'
import type { EngineName } from '#shared/transcript.ts'

/**
 * The engine that hears a language best. Kazakh, Russian and a mix of both go to GigaAM, English to Whisper: Kazakh word error
 * rate on FLEURS is 4.4 % for GigaAM Multilingual and 32.4 % for Whisper large-v3 (GigaAM Multilingual model card).
 */
function bestEngine(language: SpokenLanguage): EngineName {
  return language === 'en' ? 'whisper' : 'gigaam'
}

/** Whether a model can be used for a language. `auto` needs one that knows more than one. */
function suits(model: Model, language: SpokenLanguage, translate: boolean): boolean {
  if (model.missing || (translate && !model.canTranslate)) return false
  return language === 'auto' ? model.languages.length > 1 : model.languages.includes(language)
}

/** The models that can be used, the recommended one first: the right engine, real ones before demo ones, then the larger. */
export function rankModels(
  models: readonly Model[],
  language: SpokenLanguage,
  translate: boolean,
): readonly Model[] {
  const best = bestEngine(language)
  return models
    .filter((model) => suits(model, language, translate))
    .toSorted(
      (a, b) =>
        Number(a.demo) - Number(b.demo) ||
        Number(b.engine === best) - Number(a.engine === best) ||
        b.bytes - a.bytes,
    )
}

/** What can be asked for, in the order it is offered. */
export const spokenLanguages: readonly SpokenLanguage[] = [...languages, 'auto']

/** Stands for the app's own choice of model, stretch by stretch, where a list of models needs a value. */
export const automatic = 'automatic'
