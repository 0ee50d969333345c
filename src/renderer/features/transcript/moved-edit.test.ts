import { expect, it } from 'vitest'
import type { TranscriptEdit } from '#shared/api/transcripts.ts'
import type { Word } from '#shared/transcript.ts'
import { editNow, movedEdit } from './moved-edit.ts'

const word = (text: string, startMs: number, confidence: number | null = 0.9): Word => ({
  ...{ text, startMs, endMs: startMs, confidence, language: 'kk', speaker: null },
})
const check = (from: number, to = from + 1): TranscriptEdit => ({ kind: 'checked', from, to, checked: true })
const placeOf = (edit: TranscriptEdit, words: Word[], now: Word[], by?: number) => {
  const moved = movedEdit(edit, words, now, by)?.edit
  return moved && moved.kind !== 'speakers' ? [moved.from, moved.to] : null
}
const [a, b, c] = [word('a', 0), word('b', 100), word('c', 200)]

it('goes with its words where others have come in front of them or have gone', () => {
  expect(placeOf(check(1, 3), [a, b, c], [word('x', 0), word('y', 50), b, c])).toEqual([2, 4])
  expect(placeOf(check(1, 3), [a, b, c], [b, c])).toEqual([0, 2])
  expect(placeOf(check(1), [a, b, c], [a, c])).toBeNull()
  expect(placeOf(check(1), [a, b, c], [a, word('басқа', 100), c])).toBeNull()
})

it('stays in its place among words that begin together and read the same, and guesses none', () => {
  const [twin, x] = [word('мен', 100), word('x', 100)]
  const words = [a, twin, x, twin, c]
  expect(placeOf(check(3), words, words)).toEqual([3, 4])
  expect(placeOf(check(3), words, [a, a, twin, x, twin, c], 1)).toEqual([4, 5])
  expect(placeOf(check(3), words, [a, a, a, a, twin, x, twin, c])).toBeNull()
})

it('finds words a person wrote, whose times the library has worked out since, beside those of the edit before', () => {
  const written = [a, word('бір', 50, null), c]
  expect(placeOf(check(1), written, [word('бір', 70, null), c], -1)).toEqual([0, 1])
  expect(placeOf(check(1), written, [a, word('басқа', 70, null)])).toBeNull()
  expect(placeOf(check(1), [a, b, c], [a, word('b', 130), c])).toBeNull()
})

it('means the words that are drawn, though others are shown by now', () => {
  const [heard, le] = [word('ак', 0, null), word('сель', 50, null)]
  expect(editNow(check(1), [a, b, c], [heard, le, b, c])).toEqual(check(2))
  expect(editNow(check(0), [a, b, c], [heard, le, b, c])).toBeNull()
  const speakers: TranscriptEdit = { kind: 'speakers', speakers: [] }
  expect(editNow(speakers, [a], [heard, le])).toBe(speakers)
})
