import { useLocalStorage } from '@mantine/hooks'
import type { CatalogueModel, ModelsOverview } from '#shared/api/models.ts'
import { type Language, languages } from '#shared/language.ts'
import { type Advice, adviseModels, adviseTranslation } from '#shared/model-advice.ts'

/** What to install on this computer for the languages that were asked for last, all of them at first. */
export function useAdvice({ catalogue, computer, models }: ModelsOverview): {
  asked: readonly Language[]
  ask: (languages: Language[]) => void
  advice: readonly Advice[]
  /** What to add for a translation where nothing that is here or advised makes one. */
  translating: CatalogueModel | null
} {
  const [kept, ask] = useLocalStorage<Language[]>({
    key: 'iz-model-languages',
    defaultValue: [...languages],
    getInitialValueInEffect: false,
  })
  const asked = languages.filter((language) => kept.includes(language))
  const question = { languages: asked, ...computer }
  const advice = adviseModels(catalogue, question)
  const isHere = models.some(({ canTranslate, missing, demo }) => canTranslate && !missing && !demo)
  return { asked, ask, advice, translating: isHere ? null : adviseTranslation(catalogue, question, advice) }
}
