import { expect, test } from 'vitest'
import { splitPlace } from './split-place.ts'

test('a cue is split where the caret stands between words, or inside one', () => {
  expect(splitPlace('Мен қазақпын', 4)).toBe(4)
  expect(splitPlace('Мен қазақпын', 11)).toBeNull()
  expect(splitPlace('Мен қазақпын', 5)).toBe(5)
})

test('a caret at either end of two lines stands for the place between them', () => {
  const text = 'Мен Қазақстанға\nкөшіп келдім.'
  expect(splitPlace(text, 0)).toBe(16)
  expect(splitPlace(text, text.length)).toBe(16)
  expect(text.slice(16)).toBe('көшіп келдім.')
})

test('what has no place to be split says so', () => {
  for (const [text, caret] of [
    ['', 0],
    ['Иә', 1],
    ['Мен қазақпын', 0],
    ['бір\nекі\nүш', 0],
  ] as const) {
    expect(splitPlace(text, caret)).toBeNull()
  }
})
