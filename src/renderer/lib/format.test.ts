import { describe, expect, test } from 'vitest'
import { createFormat } from './format.ts'
import { intlFormat, type UnitName } from './format-intl.ts'
import { kazakh } from './format-kk.ts'

const reference = intlFormat('kk')
/** Breaking and unbreakable spaces are one matter to a reader; and CLDR writes MБ and TБ with a Latin first letter. */
const plain = (text: string) => text.replace(/\s/gu, ' ').replace('MБ', 'МБ').replace('TБ', 'ТБ')

describe('Kazakh, against the full CLDR data that Node has', () => {
  test.each([0, 7, 1234.5, 1_234_567.25, -42])('number %d', (value) => {
    expect(plain(kazakh.number(value, 1))).toBe(plain(reference.number(value, 1)))
  })

  test.each([0, 0.04, 0.455, 1])('share %d', (value) => {
    expect(plain(kazakh.percent(value))).toBe(plain(reference.percent(value)))
  })

  test.each([
    [3, 'byte'],
    [3.25, 'kilobyte'],
    [2.65, 'megabyte'],
    [640, 'gigabyte'],
    [2, 'terabyte'],
    [1, 'second'],
    [45, 'minute'],
    [2, 'hour'],
  ] satisfies [number, UnitName][])('%d %s', (value, unit) => {
    for (const display of ['short', 'long'] as const) {
      expect(plain(kazakh.unit(value, unit, display))).toBe(plain(reference.unit(value, unit, display)))
    }
  })

  test('every month, as a day and as a moment', () => {
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(2026, month, 5, 7, 3)
      expect(plain(kazakh.date(date))).toBe(plain(reference.date(date)))
      expect(plain(kazakh.dateTime(date))).toBe(plain(reference.dateTime(date)))
    }
  })
})

test('a span is told in the units that matter', () => {
  const { span } = createFormat('en')
  expect(span(0)).toBe('1 second')
  expect(span(42_400)).toBe('42 seconds')
  expect(span(61_000)).toBe('1 minute')
  expect(span(3_600_000)).toBe('1 hour')
  expect(span(5_400_000)).toBe('1 hour 30 minutes')
})

test('a size is told in the unit that leaves it below a thousand', () => {
  const { bytes } = createFormat('en')
  expect(plain(bytes(1))).toBe('1 byte')
  expect(plain(bytes(999))).toBe('999 bytes')
  expect(plain(createFormat('ru').bytes(999))).toBe('999 байт')
  expect(plain(bytes(1500))).toBe('1.5 kB')
  expect(plain(bytes(2_652_555))).toBe('2.7 MB')
  expect(plain(bytes(42_000_000_000))).toBe('42 GB')
})
