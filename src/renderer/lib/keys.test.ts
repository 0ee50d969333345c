import { expect, test } from 'vitest'
import { keyOf } from './keys.ts'

test('a key is known by its Latin letter, whatever the layout types with it', () => {
  expect(keyOf({ key: 'я', code: 'KeyZ' })).toBe('z')
  expect(keyOf({ key: 'Z', code: 'KeyY' })).toBe('z')
  expect(keyOf({ key: 'ә', code: 'Digit2' })).toBe('2')
  expect(keyOf({ key: 'ArrowDown', code: 'ArrowDown' })).toBe('arrowdown')
})

test('Option with I, which begins an accent on a Mac, is that key still', () => {
  expect(keyOf({ key: 'Dead', code: 'KeyI' })).toBe('i')
  expect(keyOf({ key: 'ø', code: 'KeyO' })).toBe('o')
  expect(keyOf({ key: 'Dead', code: 'Quote' })).toBe('dead')
})
