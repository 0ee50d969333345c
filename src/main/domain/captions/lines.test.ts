import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakIntoBlocks, type LineLimit, lineText } from './lines.ts'
import { timedTokens } from './timing.ts'

const limit: LineLimit = { characters: 24, widthEm: 14, measure: (text) => [...text].length * 0.55 }

function broken(text: string, within = limit): string[][] {
  return breakIntoBlocks(timedTokens({ startMs: 0, endMs: 4000, text, words: [] }), within).map((block) =>
    block.map(lineText),
  )
}

describe('line breaking', () => {
  it('keeps the lines a person set when they fit', () => {
    expect(broken('Менің отбасым\nМоңғолияда')).toEqual([['Менің отбасым', 'Моңғолияда']])
  })

  it('breaks evenly, after punctuation where there is some', () => {
    expect(broken('Менің отбасым Моңғолияда тұрады')).toEqual([['Менің отбасым', 'Моңғолияда тұрады']])
    expect(broken('Иә, әрине. Біз бұрын Қытайда тұрдық')).toEqual([
      ['Иә, әрине.', 'Біз бұрын Қытайда тұрдық'],
    ])
  })

  it('makes several captions of what two lines do not hold', () => {
    const blocks = broken(
      'Менің отбасым Моңғолияда тұрады, біз бұрын Қытайда тұрдық, атам мен әжем ауылда қалды',
    )
    expect(blocks).toEqual([
      ['Менің отбасым', 'Моңғолияда тұрады,'],
      ['біз бұрын', 'Қытайда тұрдық,'],
      ['атам мен әжем', 'ауылда қалды'],
    ])
  })

  it('keeps two speakers apart', () => {
    expect(broken('– Сіз қайда тұрасыз?\n– Моңғолияда тұрамын.')).toEqual([
      ['– Сіз қайда тұрасыз?', '– Моңғолияда тұрамын.'],
    ])
  })

  it('cuts a word that no line holds, after a slash or hyphen if it can', () => {
    expect(broken('қараңыз https://example.org/өте/ұзақ/мекенжай/осында')).toEqual([
      ['қараңыз', 'https://example.org/өте/'],
      ['ұзақ/мекенжай/осында'],
    ])
  })

  it('loses no letter, keeps the order and exceeds neither limit, whatever the words', () => {
    const word = fc.string({
      unit: fc.constantFrom('ш', 'і', 'Щ', 'a', '-', ','),
      minLength: 1,
      maxLength: 40,
    })
    const words = fc.array(word, { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 4, max: 40 }),
        fc.double({ min: 3, max: 25, noNaN: true }),
        (list, characters, widthEm) => {
          const within = { ...limit, characters, widthEm }
          const blocks = broken(list.join(' '), within)
          expect(blocks.flat().join('').replaceAll(' ', '')).toBe(list.join(''))
          for (const block of blocks) {
            expect(block.length).toBeLessThanOrEqual(2)
            for (const line of block) {
              expect([...line].length).toBeLessThanOrEqual(characters)
              expect(within.measure(line)).toBeLessThanOrEqual(widthEm)
            }
          }
        },
      ),
    )
  })
})
