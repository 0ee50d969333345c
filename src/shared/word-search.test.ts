import { expect, test } from 'vitest'
import { parseQuery } from './search-query.ts'
import type { Word } from './transcript.ts'
import { findWords, passageAround, searchableWords } from './word-search.ts'

function say(text: string, speaker: string, startMs: number): Word[] {
  return text.split(' ').map((word, index) => {
    const start = startMs + index * 400
    return {
      ...{ text: word, startMs: start, endMs: start + 350, confidence: 1, speaker },
      language: speaker === 'a' ? ('ru' as const) : ('kk' as const),
    }
  })
}
const words = [
  ...say('Сіз қайдан келдіңіз?', 'a', 0),
  ...say('Мен Қытайдан келдім. Қытайда мектепте оқыдым.', 'b', 3000),
  ...say('А что было в Китае?', 'a', 9000),
]
const any = { speaker: null, language: null }
const find = (text: string, filter: Parameters<typeof findWords>[3] = any) =>
  findWords(words, searchableWords(words), parseQuery(text), filter).map(({ from, to, exact }) => [
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
    exact,
  ])

test('words are found by their beginning, in any case and with Russian letters, and it is said which are exact', () => {
  expect(find('қытай')).toEqual([
    ['Қытайдан', true],
    ['Қытайда', true],
  ])
  expect(find('КЫТАЙДА')).toEqual([
    ['Қытайдан', false],
    ['Қытайда', false],
  ])
  expect(find('')).toEqual([])
})

test('several words are found only one after the other', () => {
  expect(find('кытайда мектеп')).toEqual([['Қытайда мектепте', false]])
  expect(find('мектеп қытай')).toEqual([])
})

test('a speaker and a language narrow it down', () => {
  expect(find('кел', { speaker: 'b', language: null })).toEqual([['келдім.', true]])
  expect(find('кел', { speaker: 'a', language: null })).toEqual([['келдіңіз?', true]])
  expect(find('кел', { speaker: null, language: 'en' })).toEqual([])
})

test('the passage of a hit is its sentence, and never goes into another’s turn', () => {
  const [hit] = findWords(words, searchableWords(words), parseQuery('мектеп'), any)
  const { from, to } = passageAround(words, hit!)
  expect(
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  ).toBe('Қытайда мектепте оқыдым.')
})
