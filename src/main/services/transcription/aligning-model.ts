import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import type { Models } from '../models/model-service.ts'
import type { ModelFiles } from './ports.ts'

export type AligningModels = Pick<Models, 'list' | 'use'>

/**
 * The model by which words are timed: the smallest of the GigaAM models that know the language, since all of them time well. One that does
 * not know it has its letters at least; the demo models come last.
 * @throws align_model_missing when there is none
 */
export async function aligningModel(
  models: AligningModels,
  language: Language,
): Promise<ModelFiles & { name: string }> {
  const able = (await models.list()).filter(({ engine, missing }) => engine === 'gigaam' && !missing)
  const [best] = able.toSorted(
    (a, b) =>
      Number(a.demo) - Number(b.demo) ||
      Number(b.languages.includes(language)) - Number(a.languages.includes(language)) ||
      a.bytes - b.bytes,
  )
  if (!best) throw new IzError('align_model_missing')
  const { engine, path, vocabularyPath, name } = await models.use(best.id)
  return { engine, path, vocabularyPath, name }
}
