import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeInOrder } from './cue-positions.ts'

describe('placeInOrder', () => {
  it('moves nobody when a cue comes between two, goes, or changes places', () => {
    expect(placeInOrder([1, null, 2, 3])).toEqual([1, 1.5, 2, 3])
    expect(placeInOrder([1, 3])).toEqual([1, 3])
    expect(placeInOrder([null, 1])).toEqual([0.5, 1])
    expect(placeInOrder([1, null])).toEqual([1, 2])
    expect(placeInOrder([1, 3, 4, 2, 5])).toEqual([1, 3, 4, 4.5, 5])
    expect(placeInOrder([1, 5, 2, 3, 6])).toEqual([1, 1.5, 2, 3, 6])
  })

  it('rises strictly for any list, also when there is no more room between two', () => {
    const position = fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: null })
    fc.assert(
      fc.property(fc.array(position, { maxLength: 30 }), (old) => {
        const placed = placeInOrder(old)
        expect(placed).toHaveLength(old.length)
        for (const [index, one] of placed.entries()) expect(one).toBeGreaterThan(placed[index - 1] ?? 0)
      }),
    )
  })

  it('numbers all anew when halving has used up the room', () => {
    let positions: (number | null)[] = [1, 2]
    for (let count = 0; count < 80; count += 1)
      positions = placeInOrder([positions[0]!, null, ...positions.slice(1)])
    expect(new Set(positions).size).toBe(82)
  })
})
