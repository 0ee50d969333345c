import { describe, expect, it } from 'vitest'
import type { Model } from '#shared/api/interviews.ts'
import { likelyLanguage, parakeetErrors, rankModels } from './model-choice.ts'

const model = (id: string, engine: Model['engine'], bytes: number, more: Partial<Model> = {}): Model => ({
  ...{ id, name: id, engine, path: `/m/${id}`, bytes, languages: ['kk', 'ru', 'en'] },
  ...{ canTranslate: engine === 'whisper', wordErrors: {}, demo: false, missing: false },
  parameters: null,
  ...more,
})
const gigaam = model('gigaam', 'gigaam', 592e6, { wordErrors: { kk: 4.4, ru: 3, en: 9.4 } })
const turbo = model('turbo', 'whisper', 574e6)
const weaker = model('weaker', 'whisper', 3e9, { wordErrors: { en: 7 } })
const parakeet = model('parakeet', 'parakeet', 669e6, { languages: ['ru', 'en'], wordErrors: { en: 5.4 } })
const withoutEnglish = model('own', 'gigaam', 225e6, { languages: ['kk', 'ru'] })
const demo = model('demo', 'gigaam', 4e6, { demo: true })

const names = (models: Model[], language: 'kk' | 'ru' | 'en' | 'auto') =>
  rankModels(models, language, false).map(({ id }) => id)

describe('the list of models', () => {
  it('begins with the one that hears the language best', () => {
    expect(names([turbo, parakeet, demo, gigaam], 'kk')).toEqual(['gigaam', 'turbo', 'demo'])
    expect(names([turbo, parakeet, gigaam], 'ru')).toEqual(['gigaam', 'turbo', 'parakeet'])
    expect(names([turbo, parakeet, gigaam], 'en')).toEqual(['turbo', 'gigaam', 'parakeet'])
    expect(names([weaker, parakeet, gigaam], 'en')).toEqual(['weaker', 'gigaam', 'parakeet'])
    expect(names([parakeet, gigaam], 'en')).toEqual(['parakeet', 'gigaam'])
    expect(names([turbo, parakeet], 'en')).toEqual(['turbo', 'parakeet'])
    expect(names([parakeet, turbo, withoutEnglish], 'auto')).toEqual(['turbo', 'own', 'parakeet'])
  })

  it('has the more accurate model of an engine first, not the larger file', () => {
    const medium = model('medium', 'whisper', 1.53e9, { parameters: 769e6 })
    const q5 = model('large-v3-q5_0', 'whisper', 1.08e9, { parameters: 1550e6 })
    expect(names([medium, q5], 'en')).toEqual(['large-v3-q5_0', 'medium'])
    expect(rankModels([medium, q5], 'kk', true).map(({ id }) => id)).toEqual(['large-v3-q5_0', 'medium'])
  })

  it('does not count on a model whose file is gone', () => {
    expect(names([turbo, parakeet, { ...gigaam, missing: true }], 'en')).toEqual(['turbo', 'parakeet'])
  })
})

describe('the language offered first', () => {
  it('is each word’s own where GigaAM hears them, else that of the interview', () => {
    const offered = (models: Model[]) =>
      (['kk', 'ru', 'en', null] as const).map((known) => likelyLanguage(models, known))
    expect(offered([turbo, gigaam])).toEqual(['auto', 'auto', 'en', 'auto'])
    expect(offered([gigaam])).toEqual(['auto', 'auto', 'en', 'auto'])
    expect(offered([turbo, demo])).toEqual(['kk', 'ru', 'en', 'auto'])
    expect(offered([{ ...gigaam, languages: ['kk'] }])).toEqual(['kk', 'ru', 'en', 'auto'])
  })

  it('is no choice by which another engine would be taken for the whole recording', () => {
    const offered = (models: Model[]) => likelyLanguage(models, 'kk')
    expect(offered([turbo, withoutEnglish])).toBe('kk')
    expect(offered([turbo, withoutEnglish, gigaam])).toBe('auto')
    expect(offered([parakeet, withoutEnglish])).toBe('auto')
  })
})

describe('the errors of the Parakeet that English goes to', () => {
  it('are named where no Whisper is there', () => {
    for (const language of ['en', 'auto'] as const) {
      expect(parakeetErrors([parakeet, gigaam], language)).toBe(5.4)
      expect(parakeetErrors([{ ...turbo, missing: true }, parakeet, gigaam], language)).toBe(5.4)
      expect(parakeetErrors([{ ...turbo, demo: true }, parakeet, gigaam], language)).toBe(5.4)
    }
  })

  it('are not where it does not', () => {
    for (const language of ['en', 'auto'] as const) {
      expect(parakeetErrors([turbo, parakeet, gigaam], language)).toBeNull()
    }
    expect(parakeetErrors([weaker, parakeet, gigaam], 'en')).toBeNull()
    expect(parakeetErrors([parakeet, gigaam], 'kk')).toBeNull()
    expect(parakeetErrors([parakeet, gigaam], 'ru')).toBeNull()
    expect(parakeetErrors([parakeet], 'en')).toBeNull()
    expect(parakeetErrors([parakeet, { ...gigaam, demo: true }], 'en')).toBeNull()
    expect(parakeetErrors([{ ...parakeet, wordErrors: {} }, gigaam], 'en')).toBeNull()
  })
})
