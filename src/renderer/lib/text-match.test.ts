import { expect, it } from 'vitest'
import { SearchedText, textMatcher } from './text-match.ts'

const match = (query: string, text: string) => textMatcher(query, 'kk')(text)

it('finds words and parts of them as they were typed, in any order', () => {
  expect(match('қайту үйге', 'Ерлан: «Үйге қайту»')).toBe('exact')
  expect(match('айт', 'Үйге қайту')).toBe('exact')
  expect(match('', 'Үйге қайту')).toBe('exact')
  expect(match('қайту кеше', 'Үйге қайту')).toBeNull()
})

it.each([
  ['with the keyboard on English', ',fgnf', 'Баптаулар'],
  ['with the keyboard on Russian', 'ыуеештпы', 'Settings'],
  ['with Russian letters', 'тусирилим', 'Түсірілім'],
  ['in Latin letters', 'erlan', 'Ерлан'],
])('finds what was typed %s', (_, query, text) => {
  expect(match(query, text)).toBe('alike')
})

it('makes of a text only once what searches compare', () => {
  const searched = new SearchedText('Үйге қайту', 'kk')
  expect(searched.folded).toBe(searched.folded)
  for (const query of ['қайту', 'уйге', 'кеше', '']) {
    expect(textMatcher(query, 'kk')(searched)).toBe(match(query, 'Үйге қайту'))
  }
})
