import { expect, it } from 'vitest'
import { createFormat } from '../../lib/format.ts'
import { percentText } from './percent-text.ts'

it('writes a published percentage as the language does, with one digit, and also over a hundred', () => {
  expect(percentText(4.4, createFormat('en'))).toBe('4.4%')
  expect(percentText(4.4, createFormat('ru'))).toBe('4,4\u00a0%')
  expect(percentText(4.4, createFormat('kk'))).toBe('4,4%')
  expect(percentText(102.25, createFormat('en'))).toMatch(/^102\.[23]%$/)
})
