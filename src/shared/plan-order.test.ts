import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertAt, moveTo } from './plan-order.ts'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 12 })

describe('the order of a plan', () => {
  it('is a permutation of what it was, whatever is moved where', () => {
    fc.assert(
      fc.property(ids, fc.string({ minLength: 1, maxLength: 4 }), fc.integer(), (list, stranger, index) => {
        for (const id of [...list, stranger]) {
          expect(moveTo(list, id, index).toSorted()).toEqual(list.toSorted())
        }
      }),
    )
  })

  it('has the moved one at the place it was moved to, and the others as they were to each other', () => {
    fc.assert(
      fc.property(ids, fc.nat(11), fc.nat(11), (list, from, to) => {
        fc.pre(from < list.length && to < list.length)
        const moved = list[from]!
        const after = moveTo(list, moved, to)
        expect(after[to]).toBe(moved)
        expect(after.filter((id) => id !== moved)).toEqual(list.filter((id) => id !== moved))
        expect(moveTo(after, moved, from)).toEqual(list)
      }),
    )
  })

  it('takes new ones where they are put, at the end when no place is named', () => {
    expect(insertAt(['a', 'b'], ['x', 'y'], 1)).toEqual(['a', 'x', 'y', 'b'])
    expect(insertAt(['a', 'b'], ['x'], null)).toEqual(['a', 'b', 'x'])
    expect(insertAt(['a', 'b'], ['x'], 99)).toEqual(['a', 'b', 'x'])
    expect(insertAt([], ['x'], 0)).toEqual(['x'])
  })
})
