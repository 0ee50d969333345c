import { expect, it } from 'vitest'
import { keepEndMark } from './end-mark.ts'

const written = (old: string, text: string) => keepEndMark(old.split(' '), text.split(' ')).join(' ')

it.each([
  ['келдім.', 'келдік', 'келдік.'],
  ['келдім.', 'кеше келдік', 'кеше келдік.'],
  ['бардыңыз?', 'бардың ба', 'бардың ба?'],
  ['«дом.»', 'дома', 'дома.»'],
  ['келдім…', 'келдік', 'келдік…'],
])('“%s” typed over with “%s” is “%s”', (old, text, after) => {
  expect(written(old, text)).toBe(after)
})

it('leaves a mark that is taken away, and one that is typed', () => {
  expect(written('келдім.', 'келдім')).toBe('келдім')
  expect(written('келдім.', 'Келдім,')).toBe('Келдім,')
  expect(written('келдім.', 'келдік!')).toBe('келдік!')
  expect(written('келдім', 'келдік')).toBe('келдік')
})

it('makes no words: taken out is taken out, and a mark alone is none', () => {
  expect(keepEndMark(['келдім.'], [])).toEqual([])
  expect(keepEndMark([], ['келдім'])).toEqual(['келдім'])
  expect(keepEndMark(['…'], ['келдім'])).toEqual(['келдім'])
})
