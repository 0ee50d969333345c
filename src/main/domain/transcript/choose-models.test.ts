import { describe, expect, it } from 'vitest'
import type { SpokenLanguage } from '#shared/language.ts'
import { type ChoosableModel, chooseModels } from './choose-models.ts'

interface Named extends ChoosableModel {
  name: string
}

const all = ['kk', 'ru', 'en'] as const
const model = (name: string, engine: Named['engine'], bytes: number, more: Partial<Named> = {}): Named => ({
  ...{ name, engine, bytes, languages: all, canTranslate: engine === 'whisper', demo: false },
  ...more,
})
const small = model('220M', 'gigaam', 225e6)
const large = model('600M', 'gigaam', 592e6)
const turbo = model('turbo', 'whisper', 574e6)
const english = model('base.en', 'whisper', 148e6, { languages: ['en'], canTranslate: false })
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

  it('for a translation are those that can', () => {
    expect(names([large, english, turbo], 'kk', 'en')).toEqual(['turbo', null, null])
    expect(names([large, english], 'kk', 'en')).toBeNull()
  })
})
