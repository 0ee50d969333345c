import { expect, it } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { heardAt, withWholeNames } from './whole-correction.ts'

const word = (text: string, more: Partial<Word> = {}): Word => ({
  ...{ text, startMs: 0, endMs: 100, confidence: 0.9, language: 'kk', speaker: null },
  ...more,
})
const words = [
  word('ағай'),
  word('Бауыржан', { correction: 100 }),
  word('Момышұлы', { correction: 100, heard: 'мамашұлы' }),
  word('Айгүл', { heard: 'айгул', correction: 300 }),
  word('Өмірқызы', { heard: 'омиркызы', correction: 300 }),
  word('Алматы', { heard: 'алмате' }),
  word('келді'),
]

it('a name of two words is taken back whole, from each of them, and no more than that', () => {
  const name = { from: 1, to: 3 }
  expect(withWholeNames(words, { from: 1, to: 2 })).toEqual(name)
  expect(withWholeNames(words, { from: 2, to: 3 })).toEqual(name)
  expect(withWholeNames(words, { from: 2, to: 4 })).toEqual({ from: 1, to: 5 })
  expect(withWholeNames(words, { from: 5, to: 6 })).toEqual({ from: 5, to: 6 })
  expect(withWholeNames(words, { from: 0, to: 1 })).toEqual({ from: 0, to: 1 })
  expect(withWholeNames(words, { from: 6, to: 7 })).toEqual({ from: 6, to: 7 })
})

it('what was heard is told of the whole name', () => {
  expect(heardAt(words, 1)).toBe('Бауыржан мамашұлы')
  expect(heardAt(words, 4)).toBe('айгул омиркызы')
  expect(heardAt(words, 5)).toBe('алмате')
  expect(heardAt(words, 6)).toBeNull()
})
