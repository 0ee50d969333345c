import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchWords } from './match-words.ts'

const words = (text: string) => text.split(' ')

describe('matching two texts word by word', () => {
  it('pairs what is the same and leaves out what is not', () => {
    expect([...matchWords(words('мен кеше ауылға бардым'), words('мен ауылға тез бардым'))]).toEqual([
      0, -1, 1, 3,
    ])
  })

  it('does not pair words that are alike, but lets them stand for each other', () => {
    expect([...matchWords(words('а сезінемін б'), words('а сезінемен б'))]).toEqual([0, -1, 2])
    // The unlike word in between is left out rather than the order.
    expect([...matchWords(words('мен сезінемін мен'), words('сезінемен мен'))]).toEqual([-1, -1, 1])
  })

  it('keeps pairs in order and equal, and pairs a text with itself word for word', () => {
    const text = fc.array(fc.constantFrom('а', 'мен', 'сен', 'отбасы', 'отбасым'), { maxLength: 40 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        let last = -1
        for (const [index, pair] of matchWords(a, b).entries()) {
          if (pair < 0) continue
          expect(pair).toBeGreaterThan(last)
          expect(b[pair]).toBe(a[index])
          last = pair
        }
        expect([...matchWords(a, a)]).toEqual(a.map((_, index) => index))
      }),
    )
  })

  it('finds the same by halving as with the whole table', () => {
    let seed = 1
    const random = () => {
      seed = (seed * 48271) % 2147483647
      return seed
    }
    // Six letters at random: no two words are alike.
    const words = Array.from({ length: 400 }, () =>
      String.fromCharCode(...Array.from({ length: 6 }, () => 97 + (random() % 26))),
    )
    const long = Array.from({ length: 3000 }, () => words[random() % words.length]!)
    const heard = long.flatMap((word) =>
      random() % 5 === 0 ? [] : random() % 7 === 0 ? ['шу', word] : [word],
    )
    const pairs = matchWords(long, heard)
    // 3,000 x 2,800 is beyond one table; every word that was kept can be paired in order.
    expect(pairs.filter((pair) => pair >= 0)).toHaveLength(heard.filter((word) => word !== 'шу').length)
  })
})
