import { expect, it } from 'vitest'
import { placeOnLine, wordOnNextLine } from './lines.ts'

/** Three lines of words 50 px wide, the second with one word only, the third a paragraph further down. */
const places = [
  ...[0, 1, 2].map((index) => placeOnLine(index, { left: index * 50, top: 0, width: 48, height: 20 })),
  placeOnLine(3, { left: 0, top: 27, width: 48, height: 22 }),
  ...[4, 5, 6].map((index) => placeOnLine(index, { left: (index - 4) * 50, top: 80, width: 48, height: 20 })),
]
const from = (index: number, by: 1 | -1, x = places[index]!.x) =>
  wordOnNextLine(places, places[index]!, by, x)

it('goes to the nearest word of the next line, whatever the paragraph', () => {
  expect(from(2, 1)).toBe(3)
  expect(from(3, 1)).toBe(4)
  expect(from(5, -1)).toBe(3)
  expect(from(3, -1)).toBe(0)
})

it('keeps to the column the walk began in', () => {
  const { x } = places[2]!
  expect(from(3, 1, x)).toBe(6)
  expect(from(3, -1, x)).toBe(2)
})

it('has nowhere to go before the first line and after the last', () => {
  expect(from(1, -1)).toBeNull()
  expect(from(6, 1)).toBeNull()
})
