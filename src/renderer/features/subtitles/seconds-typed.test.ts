import { expect, test } from 'vitest'
import { secondsTyped } from './seconds-typed.ts'

test.each([
  ['1.5', 1500],
  ['−0,4', -400],
  ['-2', -2000],
  ['–12,345', -12_345],
  ['+ 3', 3000],
  ['', null],
  ['86400', 86_400_000],
  ['-86400,001', null],
  ['1.5 s', null],
  ['1:02', null],
  ['1e3', null],
])('%s', (text, ms) => {
  expect(secondsTyped(text)).toBe(ms)
})
