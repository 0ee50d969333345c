import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { pathOf, saying, threeLanguages } from '../../../../../test/support/posteriors.ts'
import { alignWords, timeBySound } from './align-words.ts'
import { findWords } from './lattice.ts'
import { spellWords } from './spelling.ts'

const spoken = ['мен', 'қазақстанға', 'көшіп', 'келдім']

function align(text: readonly string[], path = pathOf(spoken), startMs = 0) {
  const matrix = saying(path)
  const words = text.map((one) => ({ text: one, language: 'kk' as const }))
  return alignWords({ matrix, startMs, lengthMs: matrix.frames * 40 }, threeLanguages, words)
}

/** Where a letter of the path stands, ms. */
const at = (path: string, letters: string) => path.indexOf(Array.from(letters).join('_')) * 40

describe('aligning words with a sound', () => {
  const path = pathOf(spoken)
  const truth = spoken.map((word) => at(path, word))

  it('finds each word where it is said, half a frame before its first letter', () => {
    const words = align(['Мен', 'Қазақстанға', 'көшіп', 'келдім.'])
    expect(words.map(({ startMs }) => startMs)).toEqual(truth.map((ms) => ms - 20))
    expect(words.every(({ found, confidence }) => found && confidence! > 0.9)).toBe(true)
  })

  it('gives times of the recording', () => {
    expect(align(spoken, path, 5000).map(({ startMs }) => startMs)).toEqual(truth.map((ms) => ms + 4980))
  })

  it('has one boundary between words without a pause, and two around a pause', () => {
    const close = align(['мен', 'келдім'], pathOf(['мен', 'келдім'], 2, 1))
    expect(close[0]!.endMs).toBe(close[1]!.startMs)
    const apart = align(['мен', 'келдім'], pathOf(['мен', 'келдім'], 2, 30))
    expect(apart[1]!.startMs - apart[0]!.endMs).toBeGreaterThan(1000)
  })

  it('leaves the others where they are when a word is not said', () => {
    const words = align(['мен', 'университетте', 'қазақстанға', 'көшіп', 'келдім'])
    expect(words[1]).toMatchObject({ found: false, confidence: 0 })
    // It takes a little of its neighbours, who stand close.
    for (const [index, word] of [words[0]!, words[2]!, words[3]!, words[4]!].entries()) {
      expect(Math.abs(word.startMs - truth[index]! + 20)).toBeLessThanOrEqual(40)
    }
  })

  it('leaves the others where they are when more is said than is written', () => {
    const words = align(['мен', 'келдім'])
    expect(words.map(({ startMs }) => startMs)).toEqual([truth[0]! - 20, truth[3]! - 20])
    expect(words[0]!.endMs).toBeLessThan(truth[1]!)
  })

  it('finds a word with letters that the model does not have by the sound of any', () => {
    const words = align(['мен', '中国人', 'көшіп', 'келдім'])
    expect(words.map(({ startMs }) => startMs)).toEqual(truth.map((ms) => ms - 20))
    expect(words[1]).toMatchObject({ found: true, confidence: null })
  })

  it('finds Kazakh that is written in Arabic letters', () => {
    const words = align(['مەن', 'قازاقستانعا', 'كوشىپ', 'كەلدىم'])
    expect(words.map(({ startMs }) => startMs)).toEqual(truth.map((ms) => ms - 20))
    expect(words[1]!.confidence).toBeGreaterThan(0.8)
  })

  it('finds figures as they are said', () => {
    const said = ['маған', 'жиырма', 'бес', 'жас']
    const words = align(['маған', '25', 'жас'], pathOf(said))
    expect(words.map(({ startMs }) => startMs)).toEqual(
      ['маған', 'жиырма', 'жас'].map((word) => at(pathOf(said), word) - 20),
    )
  })

  it('keeps what has no letters between its neighbours', () => {
    const words = align(['мен', '🎬', 'қазақстанға', '—', 'көшіп', 'келдім'])
    expect(words[1]!.confidence).toBeNull()
    expect(words[1]!.startMs).toBeGreaterThanOrEqual(words[0]!.endMs)
    expect(words[1]!.endMs).toBeLessThanOrEqual(words[2]!.startMs)
  })

  it('times a doubled letter, which needs a blank between', () => {
    expect(align(['оо', 'мен'], `${pathOf(['оо', 'мен'])}`).every(({ found }) => found)).toBe(true)
  })

  it('answers for silence, for no words, and for no sound at all', () => {
    expect(align(['мен'], '_'.repeat(50))).toMatchObject([{ found: false, confidence: 0 }])
    expect(align([], pathOf(spoken))).toEqual([])
    expect(align(['мен'], '')).toEqual([{ startMs: 0, endMs: 0, confidence: 0, found: false }])
  })

  it('keeps all words, in order and inside the chunk, for any text and any sound', () => {
    const symbol = fc.constantFrom('_', '_', ' ', 'а', 'қ', 'м', 'е', 'н', '-', 'o')
    const word = fc.oneof(
      fc.constantFrom(...spoken, 'а', '25', '—', '🎬', 'قازاق', 'мама'),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(symbol, { maxLength: 120 }), fc.array(word, { maxLength: 12 }), (frames, text) => {
        const words = align(text, frames.join(''), 700)
        expect(words).toHaveLength(text.length)
        let previous = 700
        for (const { startMs, endMs, confidence } of words) {
          expect(Number.isInteger(startMs) && Number.isInteger(endMs)).toBe(true)
          expect(startMs).toBeGreaterThanOrEqual(previous)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          expect(endMs).toBeLessThanOrEqual(700 + frames.length * 40)
          if (confidence !== null) expect(confidence >= 0 && confidence <= 1).toBe(true)
          previous = endMs
        }
      }),
      { numRuns: 200 },
    )
  })

  it('finds the same way when the back pointers are made part by part', () => {
    const words = Array.from({ length: 120 }, (_, index) => spoken[(index * 7) % spoken.length]!)
    const matrix = saying(pathOf(words))
    const labels = spellWords(
      words.map((text) => ({ text, language: 'kk' as const })),
      threeLanguages,
    )
    const whole = findWords(matrix, threeLanguages, labels, Number.POSITIVE_INFINITY)
    expect(whole.every((found) => found !== null)).toBe(true)
    expect(findWords(matrix, threeLanguages, labels, 20_000)).toEqual(whole)
  })
})

describe('timing rough words by the sound', () => {
  const word = (text: string, startMs: number, endMs: number, more: Partial<Word> = {}): Word => ({
    ...{ text, startMs, endMs, confidence: null, language: null, speaker: 'a', ...more },
  })
  const path = pathOf(spoken, 2, 20)
  const chunk = { matrix: saying(path), startMs: 0, lengthMs: path.length * 40 }

  it('moves words to where they are said and keeps everything else of them', () => {
    const rough = spoken.map((text, index) => word(text, index * 100, index * 100 + 90, { confidence: 0.3 }))
    const timed = timeBySound(rough, chunk, threeLanguages, 'kk')
    expect(timed.map(({ startMs }) => startMs)).toEqual(spoken.map((one) => at(path, one) - 20))
    expect(timed.every(({ speaker, confidence }) => speaker === 'a' && confidence === 0.3)).toBe(true)
  })

  it('gives words without a confidence that of their letters', () => {
    const [timed] = timeBySound([word('мен', 0, 100)], chunk, threeLanguages, 'kk')
    expect(timed!.confidence).toBeCloseTo(0.95, 2)
  })

  it('leaves a word that is not said where it was, if that is between its neighbours', () => {
    const pause = at(path, 'мен') + 400
    const rough = [
      word('мен', 0, 90),
      word('университетте', pause, pause + 300),
      word('қазақстанға', 500, 900),
    ]
    const timed = timeBySound(rough, chunk, threeLanguages, 'kk')
    expect(timed[1]).toMatchObject({ startMs: pause, endMs: pause + 300, confidence: 0 })
  })
})
