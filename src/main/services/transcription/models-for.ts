import type { Model } from '#shared/api/interviews.ts'
import type { TranscribeOptions } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import { alignerFor, type ChosenModels, chooseModels } from '../../domain/transcript/choose-models.ts'
import type { Models } from '../models/model-service.ts'
import type { ModelFiles } from './ports.ts'

/** The models a job works with, ready to be loaded, and the name of the first. */
export interface JobModels extends ChosenModels<ModelFiles> {
  name: string
}

/**
 * The model that was asked for, or those that fit the language best; beside whisper and parakeet the model that times its words.
 * @throws model_none when there is none, model_language when none of them knows the language
 */
export async function modelsFor(
  models: Pick<Models, 'list' | 'use'>,
  asked: Pick<TranscribeOptions, 'modelId' | 'language' | 'translateTo'>,
): Promise<JobModels> {
  const there = (await models.list()).filter(({ missing }) => !missing)
  const chosen = asked.modelId === null ? chooseModels(there, asked) : await explicit(models, asked, there)
  if (!chosen) {
    if (there.length === 0) throw new IzError('model_none')
    const { name } = there[0]!
    throw new IzError('model_language', { file: name, language: asked.translateTo ?? asked.language })
  }
  const files = async ({ id }: Model): Promise<ModelFiles> => {
    const { engine, path, vocabularyPath, name } = await models.use(id)
    return { engine, path, vocabularyPath, name }
  }
  const { model, english, aligner } = chosen
  return {
    name: [model, english].flatMap((one) => (one ? [one.name] : [])).join(' + '),
    model: await files(model),
    english: english && (await files(english)),
    aligner: aligner && (await files(aligner)),
  }
}

async function explicit(
  models: Pick<Models, 'use'>,
  { modelId, language, translateTo }: Pick<TranscribeOptions, 'modelId' | 'language' | 'translateTo'>,
  there: readonly Model[],
): Promise<ChosenModels<Model>> {
  const { id, name } = await models.use(modelId!)
  const model = there.find((one) => one.id === id)
  if (!model) throw new IzError('model_missing', { file: name })
  const isUnknown = language !== 'auto' && !model.languages.includes(language)
  if (isUnknown || (translateTo !== null && !model.canTranslate)) {
    throw new IzError('model_language', { file: name, language })
  }
  return { model, english: null, aligner: translateTo ? null : alignerFor(model, there) }
}
