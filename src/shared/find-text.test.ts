import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findIn, replaceIn } from './find-text.ts'

test('letters of either case are the same, the Kazakh ones too, unless they are not to be', () => {
  expect(findIn('Өмір. Үлкен өмір.', 'өМІР', false)).toEqual([
    { start: 0, end: 4 },
    { start: 12, end: 16 },
  ])
  expect(findIn('Өмір. Үлкен өмір.', 'өмір', true)).toEqual([{ start: 12, end: 16 }])
})

test('what was typed decomposed is found', () => {
  expect(findIn('Май', 'й', true)).toHaveLength(1)
  expect(replaceIn('Май', 'й', 'й', true)).toBe('Май')
})

test('a name that is parted by the end of a line is found, and its replacement is parted as well', () => {
  expect(replaceIn('мен Баян\nӨлгийден', 'баян өлгий', 'Баян-Өлгей', false)).toBe('мен Баян-Өлгейден')
  expect(replaceIn('мен Баян\nӨлгийден', 'Баян Өлгий', 'Бай Өлке', true)).toBe('мен Бай\nӨлкеден')
})

test('nothing that is looked for is a pattern, and nothing put in its place is one', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (find, before, replacement) => {
      const wanted = find.normalize('NFC')
      fc.pre(!/\s/.test(wanted))
      const text = `${before}${wanted}`.normalize('NFC')
      fc.pre(text.includes(wanted) && !replacement.includes('\n'))
      expect(replaceIn(text, find, replacement, true)).toBe(
        text.replaceAll(wanted, () => replacement.normalize('NFC')),
      )
    }),
  )
  expect(findIn('abc', '', false)).toEqual([])
  expect(replaceIn('a.c', '.', '$&$1', true)).toBe('a$&$1c')
})
