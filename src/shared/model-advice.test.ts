import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueSchema, downloadBytes } from './api/models.ts'
import { languages } from './language.ts'
import { adviseModels, adviseTranslation, memoryNeeded } from './model-advice.ts'

const { models } = catalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/models.json', import.meta.url), 'utf8')),
)
const GB = 1e9
const needOf = (id: string) => memoryNeeded(models.find((model) => model.id === id)!)
const advised = (memoryBytes: number, cores: number, asked: readonly ('kk' | 'ru' | 'en')[] = languages) =>
  adviseModels(models, { languages: asked, memoryBytes, cores })
const ids = (...given: Parameters<typeof advised>) => advised(...given).map(({ model }) => model.id)

describe('the models advised', () => {
  it('are the most exact ones on a computer that can bear them', () => {
    expect(ids(16 * GB, 8)).toEqual([
      'gigaam-multilingual-600m',
      'whisper-large-v3-turbo-q5_0',
      'punctuation-47',
    ])
  })

  it('are smaller where memory is short, and say what the larger one would need', () => {
    const [kazakh, english] = advised(5 * GB, 8)
    expect(kazakh).toMatchObject({ model: { id: 'gigaam-multilingual-220m' } })
    // With the least for English and the punctuation beside it.
    const needed = 2 * (3 * GB + needOf('whisper-small-q5_1') + needOf('punctuation-47'))
    expect(kazakh?.reasons).toContainEqual({ code: 'larger_needs_memory', values: { bytes: needed } })
    expect(english?.model.id).toBe('whisper-large-v3-turbo-q5_0')
    expect(ids(3.7 * GB, 8)).toContain('whisper-small-q5_1')
  })

  it('share the memory, which holds all of them at once', () => {
    // Each would fit by itself, and did.
    expect(ids(4 * GB, 8)).toEqual(['gigaam-multilingual-220m', 'whisper-small-q5_1', 'punctuation-47'])
    expect(ids(8 * GB, 8)).toEqual(['gigaam-multilingual-600m', 'whisper-small-q5_1', 'punctuation-47'])
    const memory = fc.double({ min: 0.25 * GB, max: 32 * GB, noNaN: true })
    fc.assert(
      fc.property(memory, fc.uniqueArray(fc.constantFrom(...languages)), (memoryBytes, asked) => {
        const given = advised(memoryBytes, 8, asked)
        const sum = given.reduce((bytes, { model }) => bytes + memoryNeeded(model), 0)
        const isTooWeak = given.some(({ reasons }) => reasons.some(({ code }) => code === 'only_one'))
        expect(sum <= memoryBytes / 2 || isTooWeak).toBe(true)
      }),
    )
  })

  it('are followed by one that translates where none of them does', () => {
    const translating = (memoryBytes: number, cores: number, asked?: readonly ('kk' | 'ru' | 'en')[]) => {
      const question = { languages: asked ?? languages, memoryBytes, cores }
      return adviseTranslation(models, question, adviseModels(models, question))?.id ?? null
    }
    expect(translating(16 * GB, 8)).toBe('whisper-large-v3-q5_0')
    expect(translating(16 * GB, 8, ['kk'])).toBe('whisper-large-v3-q5_0')
    expect(translating(16 * GB, 2, ['kk'])).toBe('whisper-small-q5_1')
    // Whisper small, which is advised there, does it itself.
    expect(translating(4 * GB, 8)).toBeNull()
    expect(translating(16 * GB, 8, [])).toBeNull()
    expect(translating(16 * GB, 8, ['en'])).toBeNull()
    expect(translating(16 * GB, 8, ['en', 'ru'])).toBe('whisper-large-v3-q5_0')
  })

  it('are smaller where cores are few', () => {
    const [kazakh, english] = advised(16 * GB, 2)
    expect([kazakh?.model.id, english?.model.id]).toEqual(['gigaam-multilingual-220m', 'whisper-small-q5_1'])
    expect(kazakh?.reasons).toContainEqual({ code: 'larger_needs_cores', values: { cores: 4 } })
  })

  it('are those of the languages asked for', () => {
    expect(ids(16 * GB, 8, ['en'])).toEqual(['whisper-large-v3-turbo-q5_0'])
    expect(ids(16 * GB, 8, ['kk'])).toEqual(['gigaam-multilingual-600m', 'punctuation-47'])
    expect(ids(16 * GB, 8, [])).toEqual([])
  })

  it('never give Kazakh to Whisper, nor anything the app cannot run', () => {
    for (const { model } of advised(64 * GB, 32)) expect(model.lacks).not.toContain('engine')
    const kazakh = advised(64 * GB, 32, ['kk']).filter(({ model }) => model.kind === 'whisper')
    expect(kazakh).toEqual([])
  })

  it('name the published errors of the first language', () => {
    const [kazakh] = advised(16 * GB, 8)
    expect(kazakh?.reasons[0]).toEqual({
      code: 'errors',
      values: { language: 'kk', on: 'FLEURS', percent: 4.4, otherPercent: 32.4 },
    })
  })

  it('name Parakeet beside Whisper where a GigaAM model would time its words and the computer can bear it', () => {
    const reasonOf = (languages: ('kk' | 'en')[], cores: number) =>
      adviseModels(models, { languages, memoryBytes: 16 * GB, cores })
        .find(({ model }) => model.kind === 'whisper')
        ?.reasons.find(({ code }) => code === 'alternative')
    expect(reasonOf(['kk', 'en'], 8)?.values).toEqual({
      ...{ name: 'Parakeet TDT 0.6B v3, q8_0', on: 'FLEURS', percent: 5.4 },
    })
    expect(reasonOf(['en'], 8)).toBeUndefined()
    expect(reasonOf(['kk', 'en'], 2)).toBeUndefined()
  })

  it('always come with a reason, never more than once, and larger with a larger computer', () => {
    const computer = fc.record({
      memoryBytes: fc.double({ min: 0.25 * GB, max: 128 * GB, noNaN: true }),
      cores: fc.integer({ min: 1, max: 64 }),
      languages: fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1 }),
    })
    fc.assert(
      fc.property(computer, (question) => {
        const given = adviseModels(models, question)
        expect(given.length).toBeGreaterThan(0)
        expect(given.every(({ reasons }) => reasons.length > 0)).toBe(true)
        expect(new Set(given.map(({ model }) => model.kind)).size).toBe(given.length)
        const stronger = { ...question, memoryBytes: question.memoryBytes * 2, cores: question.cores * 2 }
        for (const { model } of given) {
          const better = adviseModels(models, stronger).find((one) => one.model.kind === model.kind)
          expect(memoryNeeded(better!.model)).toBeGreaterThanOrEqual(memoryNeeded(model))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the catalogue', () => {
  it('has all that the app promises', () => {
    for (const id of ['gigaam-multilingual-220m', 'gigaam-multilingual-600m', 'parakeet-tdt-0.6b-v3']) {
      expect(models.some((model) => model.id === id)).toBe(true)
    }
    const sizes = ['tiny', 'base', 'small', 'medium', 'large-v3', 'large-v3-turbo']
    for (const size of sizes) expect(models.some(({ id }) => id === `whisper-${size}`)).toBe(true)
    expect(models.some(({ kind }) => kind === 'punctuation')).toBe(true)
    expect(models.some(({ kind }) => kind === 'vad')).toBe(true)
  })

  it('knows how much every model weighs, and takes no file for two', () => {
    for (const model of models) expect(downloadBytes(model)).toBeGreaterThan(1e6)
    const hashes = models.flatMap(({ files }) =>
      files.filter(({ role }) => role === 'model').map(({ sha256 }) => sha256),
    )
    expect(new Set(hashes).size).toBe(hashes.length)
  })
})
