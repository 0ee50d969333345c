import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { paragraphsOf, wordAt } from './paragraphs.ts'

const word = (text: string, startMs: number, endMs: number): Word => ({
  text,
  startMs,
  endMs,
  confidence: null,
  language: 'kk',
  speaker: null,
})

const speech = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 800 }), pause: fc.integer({ min: 0, max: 3000 }) }), {
    maxLength: 300,
  })
  .map((parts) => {
    let time = 0
    return parts.map(({ length, pause }, index) => {
      const start = time + pause
      time = start + length
      return word(index % 9 === 8 ? 'сөз.' : 'сөз', start, time)
    })
  })

test('every word stands in exactly one paragraph, in order', () => {
  fc.assert(
    fc.property(speech, (words) => {
      const paragraphs = paragraphsOf(words)
      expect(paragraphs.flatMap((paragraph) => paragraph.words)).toEqual(words)
      for (const paragraph of paragraphs) expect(words[paragraph.first]).toBe(paragraph.words[0])
    }),
  )
})

test('a long pause starts a paragraph, a short one does not', () => {
  const words = [word('Сәлем', 0, 400), word('достар', 500, 900), word('бүгін', 2600, 3000)]
  expect(paragraphsOf(words).map(({ first }) => first)).toEqual([0, 2])
})

test('the word at a moment is the last one that has begun', () => {
  fc.assert(
    fc.property(speech, fc.integer({ min: 0, max: 500_000 }), (words, time) => {
      expect(wordAt(words, time)).toBe(words.findLastIndex((other) => other.startMs <= time))
    }),
  )
})
