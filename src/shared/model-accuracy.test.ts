import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueSchema, comparableErrors, downloadBytes } from './api/models.ts'
import { type Accuracy, byAccuracy, compareAccuracy } from './model-accuracy.ts'

const { models } = catalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/models.json', import.meta.url), 'utf8')),
)
const ofCatalogue = models.map((model) => ({
  id: model.id,
  kind: model.kind,
  wordErrors: comparableErrors(model, models),
  parameters: model.parameters ?? null,
  bytes: downloadBytes(model),
}))
const order = (kind: string, task: Parameters<typeof byAccuracy>[1]) =>
  byAccuracy(
    ofCatalogue.filter((model) => model.kind === kind),
    task,
  ).map(({ id }) => id)

describe('which model is the more accurate', () => {
  it('goes by the published errors, then by the parameters, and by the bytes last', () => {
    const model = (error: number | null, parameters: number | null, bytes: number): Accuracy => ({
      ...{ wordErrors: error === null ? {} : { kk: error }, parameters, bytes },
    })
    const best = model(4, 200, 1)
    const inOrder = [best, model(5, 600, 9), model(null, 800, 1), model(null, 700, 9), model(null, null, 99)]
    expect(byAccuracy(inOrder.toReversed(), 'kk')).toEqual(inOrder)
    expect(compareAccuracy(model(null, 800, 5), model(null, 800, 8), 'kk')).toBeGreaterThan(0)
    // Errors of transcription say nothing of translation.
    expect(byAccuracy(inOrder, 'translate')[0]).toEqual(model(null, 800, 1))
  })

  it('is the same in the catalogue for what is quantised and what is not', () => {
    const whisper = order('whisper', 'translate')
    expect(whisper.slice(0, 5)).toEqual([
      ...['whisper-large-v3', 'whisper-large-v3-q5_0', 'whisper-large-v3-turbo'],
      ...['whisper-large-v3-turbo-q8_0', 'whisper-large-v3-turbo-q5_0'],
    ])
    expect(whisper.at(-1)).toBe('whisper-tiny-q5_1')
    expect(order('whisper', 'en')).toEqual(whisper)
    expect(order('whisper', 'ru')).toEqual(whisper)
    const turbo = whisper.slice(2, 5)
    expect(order('whisper', 'kk')).toEqual([...turbo, ...whisper.slice(0, 2), ...whisper.slice(5)])
    expect(order('gigaam', 'auto')).toEqual(['gigaam-multilingual-600m', 'gigaam-multilingual-220m'])
    for (const { kind, parameters } of ofCatalogue) {
      expect(parameters === null).toBe(kind === 'punctuation' || kind === 'vad')
    }
  })

  it('is told of a quantised model by the figures of the one it was made from', () => {
    const errorsOf = (id: string) => ofCatalogue.find((model) => model.id === id)?.wordErrors
    expect(errorsOf('whisper-large-v3-q5_0')).toEqual({ kk: 32.4, ru: 3.1, en: 3.9 })
    expect(errorsOf('whisper-large-v3-turbo-q5_0')).toEqual({ kk: 23.7, ru: 5.2 })
    expect(errorsOf('whisper-medium-q5_0')).toEqual({})
    for (const { id, figuresOf, figures, parameters } of models) {
      const source = models.find((other) => other.id === figuresOf)
      expect(source?.parameters ?? parameters).toBe(parameters)
      if (figuresOf) expect(figures.some(({ measure }) => measure === 'word_errors')).toBe(false)
      // Whatever is quantised from a model that has figures carries them.
      const plain = models.find((other) => id.replace(/-q\d_\d$/, '') === other.id && other.id !== id)
      const isKnown = plain?.figures.some(({ measure }) => measure === 'word_errors')
      expect(figuresOf).toBe(isKnown ? plain?.id : undefined)
    }
    const wrong = models.map((model) => (model.figuresOf ? { ...model, figuresOf: 'whisper-tiny' } : model))
    expect(catalogueSchema.safeParse({ models: wrong }).success).toBe(false)
  })

  it('is an order: whatever the models, the best of them is better than each', () => {
    const models = fc.array(
      fc.record({
        wordErrors: fc.record(
          { kk: fc.integer({ min: 1, max: 9 }), en: fc.constant(3) },
          { requiredKeys: [] },
        ),
        parameters: fc.option(fc.integer({ min: 1, max: 4 })),
        bytes: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(models, fc.constantFrom('kk', 'en', 'auto', 'translate'), (given, task) => {
        const [first] = byAccuracy(given, task)
        expect(given.every((other) => compareAccuracy(first!, other, task) <= 0)).toBe(true)
      }),
    )
  })
})
