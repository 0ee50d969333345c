import { expect, test } from 'vitest'
import type { Stretch, Word } from '#shared/transcript.ts'
import { shares, wordsByStretch } from './stretch-words.ts'

const word = (startMs: number): Word => ({
  ...{ text: 'сөз', startMs, endMs: startMs + 50, confidence: null, language: null, speaker: null },
})
const stretch = (language: 'kk' | 'ru', startMs: number, endMs: number): Stretch => ({
  ...{ language, startMs, endMs, confidence: null, engine: 'gigaam', modelName: '' },
})

test('each word stands in one stretch', () => {
  const stretches = [stretch('kk', 100, 300), stretch('ru', 400, 500), stretch('kk', 500, 900)]
  const spans = wordsByStretch([50, 100, 350, 400, 500, 800].map(word), stretches)
  expect(spans.map(({ from, to }) => [from, to])).toEqual([
    [0, 3],
    [3, 4],
    [4, 6],
  ])
})

test('the shares of the languages add up, the largest first', () => {
  expect(shares([stretch('kk', 0, 100), stretch('ru', 100, 400), stretch('kk', 400, 500)])).toEqual([
    { language: 'ru', part: 0.6 },
    { language: 'kk', part: 0.4 },
  ])
})
