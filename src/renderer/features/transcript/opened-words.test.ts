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

test('words are found where they stand now, and not where others read the same', () => {
  const before = words('бір екі үш бір екі төрт')
  const first = { from: 0, to: 2 }
  const second = { from: 3, to: 5 }
  const opened = ({ from, to }: typeof first) => before.slice(from, to)
  expect(placeOf(before, first, opened(first))).toEqual(first)
  expect(placeOf(before, second, opened(second))).toEqual(second)
  // Somebody has put a word in front of them, which has its time from the pause there.
  const now = [{ ...before[0]!, text: 'жаңа', startMs: -50, endMs: -10 }, ...before]
  expect(placeOf(now, first, opened(first))).toEqual({ from: 1, to: 3 })
  expect(placeOf(now, second, opened(second))).toEqual({ from: 4, to: 6 })
  // Somebody has written other words there: those further on that read the same are not meant.
  const other = [{ ...before[0]!, text: 'басқа' }, ...before.slice(1)]
  expect(placeOf(other, first, opened(first))).toBeNull()
  expect(placeOf([], first, opened(first))).toBeNull()
})
