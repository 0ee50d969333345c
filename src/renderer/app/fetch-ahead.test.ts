import { expect, it } from 'vitest'
import { ahead, places } from './fetch-ahead.ts'

/** Pages in windows of their own, and what is shown before there is a library. */
const apart = places.filter(({ at }) => /print|welcome/.test(at.source))

it('fetches the code of every screen ahead, but for pages to print and the welcome', () => {
  const parts = places.filter((place) => !apart.includes(place)).flatMap((place) => place.parts)
  expect(apart).toHaveLength(4)
  expect(new Set(ahead)).toEqual(new Set(parts))
})
