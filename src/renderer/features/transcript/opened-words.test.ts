import { expect, test } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { placeOf } from './opened-words.ts'

const words = (text: string) =>
  text.split(' ').map(
    (one, index): Word => ({
      ...{ text: one, startMs: index * 100, endMs: index * 100 + 90 },
      ...{ confidence: 1, language: 'kk', speaker: null },
    }),
  )

test('words are found where they stand now, the nearest of several, and not where they are gone', () => {
  const now = words('жаңа бір екі үш бір екі төрт')
  expect(placeOf(now, { from: 1, to: 3 }, 'бір екі')).toEqual({ from: 1, to: 3 })
  // Somebody has put a word in front of them.
  expect(placeOf(now, { from: 0, to: 2 }, 'бір екі')).toEqual({ from: 1, to: 3 })
  expect(placeOf(now, { from: 5, to: 7 }, 'бір екі')).toEqual({ from: 4, to: 6 })
  expect(placeOf(now, { from: 6, to: 7 }, 'жаңа')).toEqual({ from: 0, to: 1 })
  expect(placeOf(now, { from: 2, to: 3 }, 'бес')).toBeNull()
  expect(placeOf([], { from: 2, to: 3 }, 'бес')).toBeNull()
})
