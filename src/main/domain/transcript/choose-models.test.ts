import { describe, expect, it } from 'vitest'
import type { SpokenLanguage } from '#shared/language.ts'
import { type ChoosableModel, chooseModels } from './choose-models.ts'

interface Named extends ChoosableModel {
  name: string
}

const all = ['kk', 'ru', 'en'] as const
const model = (name: string, engine: Named['engine'], bytes: number, more: Partial<Named> = {}): Named => ({
  ...{ name, engine, bytes, languages: all, canTranslate: engine === 'whisper', demo: false, wordErrors: {} },
  parameters: null,
  ...more,
})
const small = model('220M', 'gigaam', 225e6)
const large = model('600M', 'gigaam', 592e6)
const turbo = model('turbo', 'whisper', 574e6)
const weak = model('weak', 'whisper', 574e6, { wordErrors: { en: 7 } })
const ownParakeet = model('own', 'parakeet', 669e6, { languages: ['ru', 'en'] })
const parakeet: Named = { ...ownParakeet, name: 'parakeet', wordErrors: { ru: 7.2, en: 5.4 } }
const english = model('base.en', 'whisper', 148e6, { languages: ['en'], canTranslate: false })
const largeEnglish: Named = { ...english, name: 'medium.en', bytes: 1.5e9 }
const russian = model('ru', 'gigaam', 220e6, { languages: ['ru'] })
const demoCtc = model('demo ctc', 'gigaam', 4e6, { demo: true })
const demoWhisper = model('demo whisper', 'whisper', 9e6, { demo: true })

const names = (installed: Named[], language: SpokenLanguage, translateTo: 'en' | null = null) => {
  const chosen = chooseModels(installed, { language, translateTo })
  return chosen && [chosen.model, chosen.english, chosen.aligner].map((one) => one?.name ?? null)
}

describe('the models of a transcription', () => {
  it.each<[string, Named[], SpokenLanguage, (string | null)[] | null]>([
    ['mixed talk', [small, large, turbo], 'auto', ['600M', 'turbo', null]],
    ['Kazakh', [turbo, small], 'kk', ['220M', null, null]],
    ['English', [small, large, turbo], 'en', ['turbo', null, '220M']],
    ['English with a model of English only', [small, english], 'en', ['base.en', null, '220M']],
    ['mixed talk with a model of English only', [small, english], 'auto', ['220M', 'base.en', null]],
    ['English without whisper', [small], 'en', ['220M', null, null]],
    ['Kazakh with whisper only', [turbo, english], 'kk', ['turbo', null, null]],
    ['Kazakh with a model of English only', [english], 'kk', null],
    ['English with whisper and parakeet', [small, weak, parakeet], 'en', ['weak', null, '220M']],
    ['mixed talk with whisper and parakeet', [small, turbo, parakeet], 'auto', ['220M', 'turbo', null]],
    ['mixed talk without whisper', [small, parakeet], 'auto', ['220M', 'parakeet', null]],
    ['English with parakeet only', [small, parakeet], 'en', ['parakeet', null, '220M']],
    ['English with nothing to time words by', [turbo, parakeet], 'en', ['turbo', null, null]],
    ['Russian with parakeet', [small, parakeet], 'ru', ['220M', null, null]],
    ['Russian with parakeet only', [parakeet], 'ru', ['parakeet', null, null]],
    ['Kazakh with parakeet only', [parakeet], 'kk', null],
    [
      'mixed talk with a larger whisper of English only',
      [turbo, largeEnglish],
      'auto',
      ['turbo', null, null],
    ],
    ['mixed talk with whisper of English only', [largeEnglish, demoCtc], 'auto', ['medium.en', null, null]],
    ['Kazakh in the sample project with whisper of one’s own', [turbo, demoCtc], 'kk', ['turbo', null, null]],
    ['mixed talk with a GigaAM of Russian only', [turbo, russian], 'auto', ['turbo', null, 'ru']],
    ['an unknown parakeet', [small, ownParakeet], 'en', ['220M', null, null]],
    ['nothing', [], 'auto', null],
    ['the sample project', [demoCtc, demoWhisper], 'auto', ['demo ctc', null, null]],
    [
      'the sample project and a model of one’s own',
      [demoCtc, small, demoWhisper],
      'ru',
      ['220M', null, null],
    ],
  ])('for %s', (_, installed, language, expected) => {
    expect(names(installed, language)).toEqual(expected)
  })

  it('are not the largest files, but the most accurate models', () => {
    const medium = model('medium', 'whisper', 1.53e9, { parameters: 769e6 })
    const q5 = model('large-v3-q5_0', 'whisper', 1.08e9, { parameters: 1550e6 })
    const turboQ5 = model('turbo-q5_0', 'whisper', 0.57e9, { parameters: 809e6, canTranslate: false })
    expect(names([medium, turboQ5], 'kk')?.[0]).toBe('turbo-q5_0')
    expect(names([turboQ5, medium, q5], 'ru')?.[0]).toBe('large-v3-q5_0')
    expect(names([turboQ5, medium], 'kk', 'en')?.[0]).toBe('medium')
    expect(names([turboQ5, medium, q5], 'kk', 'en')?.[0]).toBe('large-v3-q5_0')
    const int8: Named = { ...large, wordErrors: { kk: 4.4, ru: 3, en: 9.4 }, parameters: 600e6 }
    const ownFp32 = model('own fp32', 'gigaam', 890e6)
    for (const language of ['kk', 'auto'] as const) expect(names([ownFp32, int8], language)?.[0]).toBe('600M')
  })

  it('for a translation are those that can', () => {
    expect(names([large, english, turbo], 'kk', 'en')).toEqual(['turbo', null, null])
    expect(names([large, english], 'kk', 'en')).toBeNull()
  })
})
