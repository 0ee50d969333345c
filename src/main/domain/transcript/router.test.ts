import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '#shared/language.ts'
import type { Stretch } from '#shared/transcript.ts'
import { routeWords, settleShortStretches } from './router.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')

interface Said {
  language: Language
  text: string
}

/** Every text of the question bank and of the test phrases in its three languages. */
const said: Said[] = (() => {
  const found: Said[] = []
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect)
    else if (value !== null && typeof value === 'object') {
      const text = value as Partial<Record<Language, unknown>>
      if (typeof text.kk === 'string' && typeof text.ru === 'string') {
        for (const language of languages) {
          if (typeof text[language] === 'string') found.push({ language, text: text[language] })
        }
      } else Object.values(value).forEach(collect)
    }
  }
  const bank = join(root, 'resources', 'question-bank')
  for (const file of readdirSync(bank)) collect(JSON.parse(readFileSync(join(bank, file), 'utf8')))
  const rows = readFileSync(join(root, 'test', 'fixtures', 'speech', 'phrases.tsv'), 'utf8')
    .trim()
    .split('\n')
  for (const row of rows) {
    row.split('\t').forEach((text, column) => {
      found.push({ language: languages[column]!, text })
    })
  }
  return found
})()

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []

/** Words of 350 ms with 50 ms between them, and `pauseMs` more before each text. */
function speak(texts: readonly Said[], pauseMs = 0) {
  const words: { text: string; startMs: number; endMs: number; language: Language }[] = []
  let ms = 0
  for (const { text, language } of texts) {
    for (const word of wordsOf(text)) {
      words.push({ text: word, startMs: ms, endMs: ms + 350, language })
      ms += 400
    }
    ms += pauseMs
  }
  return words
}

function wrongWords(words: ReturnType<typeof speak>): number {
  return routeWords(words).reduce(
    (sum, { from, to, language }) =>
      sum + words.slice(from, to).filter((word) => word.language !== language).length,
    0,
  )
}

const anyText = fc.constantFrom(...said)

describe('language routing', () => {
  it('knows the language of every question and phrase', () => {
    expect(said.length).toBeGreaterThan(900)
    const wrong = said.filter((text) => wrongWords(speak([text])) > 0)
    expect(wrong.map(({ language, text }) => `${language} ${text}`)).toEqual([])
  })

  it.each([
    ['with pauses between them', 800, 0.005],
    ['without any', 0, 0.015],
  ])('finds where languages change, %s', (_, pauseMs, gate) => {
    let words = 0
    let wrong = 0
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 5 }), (texts) => {
        const spoken = speak(texts, pauseMs)
        words += spoken.length
        wrong += wrongWords(spoken)
      }),
      { numRuns: 200, seed: 4 },
    )
    console.log(
      `language of a word, mixed talk, pauses of ${pauseMs} ms: ${((100 * wrong) / words).toFixed(2)} % wrong`,
    )
    expect(wrong / words).toBeLessThan(gate)
  })

  it('covers all words once, in order, neighbours in different languages', () => {
    const text = fc.oneof(fc.constantFrom(...said.flatMap((one) => wordsOf(one.text))), fc.string())
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
        const words = texts.map((one, i) => ({ text: one, startMs: i * 500, endMs: i * 500 + 300 }))
        const runs = routeWords(words)
        let at = 0
        let previous: Language | null = null
        for (const { from, to, language, confidence } of runs) {
          expect(from).toBe(at)
          expect(to).toBeGreaterThan(from)
          expect(language).not.toBe(previous)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          at = to
          previous = language
        }
        expect(at).toBe(words.length)
      }),
      { numRuns: 200 },
    )
  })

  it('is not turned by one foreign word', () => {
    const foreign = said.flatMap(({ text, language }) => wordsOf(text).map((word) => ({ word, language })))
    fc.assert(
      fc.property(
        anyText.filter(({ text }) => wordsOf(text).length >= 5),
        fc.constantFrom(...foreign),
        fc.nat(),
        (text, { word }, place) => {
          const words = speak([text])
          words[place % words.length]!.text = word
          // A text that has a loanword itself may then have two in a row; of four words they would be half.
          const languagesFound = routeWords(words).map(({ language }) => language)
          expect(languagesFound.length === 1 || routeWords(words)[0]!.to < words.length - 1).toBe(true)
          expect(languagesFound).toContain(text.language)
        },
      ),
      { numRuns: 300 },
    )
    const loan = 'мен youtube арнасында видео түсіремін'.split(' ')
    const words = loan.map((one, i) => ({ text: one, startMs: i * 400, endMs: i * 400 + 350 }))
    expect(routeWords(words)).toMatchObject([{ from: 0, to: 5, language: 'kk' }])
  })

  it('is less sure of less', () => {
    const sure = routeWords(speak([{ language: 'kk', text: 'менің отбасым ауылда тұрады' }]))
    const unsure = routeWords(speak([{ language: 'kk', text: 'план' }]))
    expect(sure[0]!.confidence).toBeGreaterThan(0.98)
    expect(unsure[0]!.confidence).toBeLessThan(0.9)
  })
})

describe('a doubtful short stretch', () => {
  const stretch = (language: Language, startMs: number, confidence: number | null): Stretch => ({
    startMs,
    endMs: startMs + 1000,
    language,
    confidence,
    engine: 'gigaam',
    modelName: 'm',
  })

  it('goes with what is around it', () => {
    const around = [stretch('kk', 0, 0.99), stretch('ru', 1500, 0.6), stretch('kk', 3000, 0.99)]
    expect(settleShortStretches(around, [9, 2, 9]).map(({ language }) => language)).toEqual([
      'kk',
      'kk',
      'kk',
    ])
    expect(settleShortStretches(around, [9, 3, 9])).toEqual(around)
  })

  it.each([
    ['is sure', [stretch('kk', 0, 1), stretch('ru', 1500, 0.95), stretch('kk', 3000, 1)]],
    ['was named by a person', [stretch('kk', 0, 1), stretch('ru', 1500, null), stretch('kk', 3000, 1)]],
    ['stands alone', [stretch('kk', 0, 1), stretch('ru', 1500, 0.6), stretch('kk', 30_000, 1)]],
    ['stands between two languages', [stretch('kk', 0, 1), stretch('ru', 1500, 0.6), stretch('en', 3000, 1)]],
  ])('stays where it %s', (_, stretches) => {
    expect(settleShortStretches(stretches, [9, 1, 9])).toEqual(stretches)
  })
})
