import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearIndex } from './near-index.ts'
import { nearDuplicateScore, similarity } from './similarity.ts'

const words = [
  'қашан',
  'көштіңіз',
  'қалай',
  'үйрендіңіз',
  'отбасыңыз',
  'туралы',
  'айтып',
  'беріңізші',
  'қиын',
  'болды',
]
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(' '))

describe('the nearest text of a list', () => {
  it.each([
    ['Қазақстанға қашан көштіңіз?', 0],
    ['Казакстанга кашан коштиниз', 0],
    ['Отбасыңыз туралы айтып беріңізші!', 1],
    ['Ауа райы қандай?', null],
    ['', null],
  ])('%s', (text, expected) => {
    const index = nearIndex([
      'Қазақстанға қашан көштіңіз?',
      'Отбасыңыз туралы айтып беріңіз',
      '',
      'Алғашқы жұмысыңыз?',
    ])
    expect(index.nearest(text)).toBe(expected)
  })

  it('is one that is near, and a text is nearest to itself', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 30 }), sentence, (list, text) => {
        const index = nearIndex(list)
        const place = index.nearest(text)
        if (place !== null)
          expect(similarity(text, list[place] ?? '')).toBeGreaterThanOrEqual(nearDuplicateScore)
        const own = index.nearest(list[0] ?? '')
        expect(own).not.toBeNull()
        if (list.length <= 12) expect(similarity(list[0] ?? '', list[own ?? 0] ?? '')).toBe(1)
      }),
    )
  })

  it('of ten thousand is found for thousands in seconds', () => {
    const text = (at: number) =>
      `Сіз ${at % 997} жылы ${words[at % 10]} ${words[(at * 7) % 10]} елді мекен${at} туралы айтып беріңізші`
    const index = nearIndex(Array.from({ length: 10_000 }, (_, at) => text(at)))
    const start = performance.now()
    let found = 0
    for (let at = 0; at < 2000; at += 1) if (index.nearest(text(at)) !== null) found += 1
    expect(found).toBe(2000)
    // Comparing all pairs would be a hundred million comparisons; a busy machine gets much more than the second it takes.
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
