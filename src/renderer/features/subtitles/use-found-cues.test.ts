import { expect, test } from 'vitest'
import { foundCues, nextFound } from './use-found-cues.ts'

const cues = ['Айгүл келді', 'Баян кетті', 'айгүл қайда?', ''].map((text, index) => ({
  ...{ id: String(index), startMs: index, endMs: index + 1, text, words: [] },
}))

test('says which cues hold a text, and where', () => {
  const found = foundCues(cues, { find: 'АЙГҮЛ', matchCase: false })
  expect([...found.keys()]).toEqual(['0', '2'])
  expect(found.get('2')).toEqual([{ start: 0, end: 5 }])
  expect(foundCues(cues, { find: 'айгүл', matchCase: true }).size).toBe(1)
  expect(foundCues(cues, { find: '', matchCase: false }).size).toBe(0)
})

test('goes from one to the next and round, either way, from wherever one stands', () => {
  const found = foundCues(cues, { find: 'айгүл', matchCase: false })
  expect(nextFound(cues, found, null, 1)).toBe('0')
  expect(nextFound(cues, found, '0', 1)).toBe('2')
  expect(nextFound(cues, found, '2', 1)).toBe('0')
  expect(nextFound(cues, found, '1', 1)).toBe('2')
  expect(nextFound(cues, found, '0', -1)).toBe('2')
  expect(nextFound(cues, found, null, -1)).toBe('2')
  expect(nextFound(cues, new Map(), '1', 1)).toBeNull()
  expect(nextFound([], found, null, 1)).toBeNull()
  expect(nextFound(cues, new Map([['1', 0]]), '1', 1)).toBe('1')
})
