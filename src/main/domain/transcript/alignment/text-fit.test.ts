import { describe, expect, it } from 'vitest'
import type { AlignedWord } from './align-words.ts'
import { textFit } from './text-fit.ts'

const missing: AlignedWord = { startMs: 0, endMs: 0, confidence: 0, found: false }
const found = (startMs: number, confidence: number | null = 0.8): AlignedWord => ({
  ...{ startMs, endMs: startMs + 300, confidence, found: true },
})
/** One after the other, or so far apart as words that are found by chance. */
const row = (count: number, everyMs: number, confidence: number | null) =>
  Array.from({ length: count }, (_, index) => found(index * everyMs, confidence))
const fitOf = (aligned: readonly AlignedWord[]) =>
  textFit(
    aligned,
    aligned.map(() => 'сөздер'),
  )

describe('how far a text is what is said', () => {
  it('is told by how likely its letters are', () => {
    expect(fitOf(row(8, 400, 0.96))).toEqual({ kind: 'whole', percent: 100 })
    expect(fitOf(row(8, 400, 0.65))).toEqual({ kind: 'partly', percent: 50 })
    expect(fitOf(row(8, 400, 0.25)).kind).toBe('other')
  })

  it('is told by whether words are found where the text has them', () => {
    // Eight words of another text: six are found by chance, one of them surely, and nowhere near each other.
    const chance = [...row(4, 20_000, 0.55), found(80_000, 0.9), found(100_000, 0.6), missing, missing]
    expect(fitOf(chance)).toEqual({ kind: 'other', percent: 17 })
    expect(fitOf(row(8, 20_000, 0.6)).kind).toBe('other')
    expect(fitOf([...row(4, 400, 0.96), missing, missing, missing, missing])).toEqual({
      ...{ kind: 'partly', percent: 50 },
    })
    expect(fitOf([missing, missing, missing, missing, found(0, 0.7)]).kind).toBe('other')
  })

  it('is no reason to refuse a text that stands in its order, however poor the sound', () => {
    expect(fitOf(row(8, 400, 0.45))).toEqual({ kind: 'partly', percent: 0 })
    // Eight words of another text in quiet speech are found a second or two apart.
    expect(fitOf(row(8, 1500, 0.55)).kind).toBe('other')
    expect(fitOf(row(8, 20_000, 0.45)).kind).toBe('other')
  })

  it('is whole where words are said one by one, and each surely', () => {
    expect(fitOf([...row(22, 6000, 0.94), missing])).toEqual({ kind: 'whole', percent: 96 })
  })

  it('counts a long word for more than a short one', () => {
    const aligned = [missing, missing, missing, ...row(2, 400, 0.9)]
    const texts = ['и', 'я', 'о', 'переписываемся', 'университетте']
    expect(textFit(aligned, texts).kind).toBe('whole')
    expect(textFit(aligned, texts.toReversed()).kind).toBe('other')
  })

  it('is never said to be none of few words', () => {
    expect(fitOf([missing, missing])).toEqual({ kind: 'partly', percent: 0 })
    expect(fitOf([missing, found(0, 0.4)]).kind).toBe('whole')
    expect(fitOf(row(3, 20_000, 0.9)).kind).toBe('whole')
    expect(fitOf([])).toEqual({ kind: 'whole', percent: 100 })
  })

  it('leaves out words in letters the model does not write, if there are others', () => {
    expect(fitOf([...row(4, 400, 0.95), ...row(3, 30_000, null)]).percent).toBe(100)
    expect(fitOf(row(8, 400, null)).kind).toBe('whole')
    expect(fitOf(row(8, 20_000, null)).kind).toBe('partly')
  })
})
