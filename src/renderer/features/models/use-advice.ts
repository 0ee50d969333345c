import { useLocalStorage } from '@mantine/hooks'
import type { ModelsOverview } from '#shared/api/models.ts'
import { type Language, languages } from '#shared/language.ts'
import { type Advice, adviseModels } from '#shared/model-advice.ts'

/** What to install on this computer for the languages that were asked for last, all of them at first. */
export function useAdvice({ catalogue, computer }: ModelsOverview): {
  asked: readonly Language[]
  ask: (languages: Language[]) => void
  advice: readonly Advice[]
} {
  const [kept, ask] = useLocalStorage<Language[]>({
    key: 'iz-model-languages',
    defaultValue: [...languages],
    getInitialValueInEffect: false,
  })
  const asked = languages.filter((language) => kept.includes(language))
  return { asked, ask, advice: adviseModels(catalogue, { languages: asked, ...computer }) }
}
