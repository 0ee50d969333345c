import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { compareWords } from './compare-words.ts'

const words = (text: string): Word[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one, index) => ({
      ...{ text: one, startMs: index * 10, endMs: index * 10 + 9 },
      ...{ confidence: null, language: 'kk', speaker: null },
    }))
const texts = (list: readonly Word[]) => list.map(({ text }) => text).join(' ')

test('what two versions share is told from what differs', () => {
  const runs = compareWords(words('мен алма атаға бардым'), words('Мен Алматыға бардым, иә'))
  expect(runs.map((run) => [run.same, texts(run.before), texts(run.after)])).toEqual([
    [true, 'мен', 'Мен'],
    [false, 'алма атаға', 'Алматыға'],
    [true, 'бардым', 'бардым,'],
    [false, '', 'иә'],
  ])
})

test('each version can be read from the runs, and runs take turns', () => {
  const some = fc
    .array(fc.constantFrom('мен', 'сен', 'ол'), { maxLength: 12 })
    .map((list) => words(list.join(' ')))
  fc.assert(
    fc.property(some, some, (before, after) => {
      const runs = compareWords(before, after)
      expect(runs.flatMap((run) => run.before)).toEqual(before)
      expect(runs.flatMap((run) => run.after)).toEqual(after)
      for (const [index, run] of runs.entries()) {
        expect(run.same).not.toBe(runs[index + 1]?.same)
        if (run.same) expect(texts(run.before)).toBe(texts(run.after))
      }
    }),
  )
})
