import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './search-fold.ts'
import { findHighlights, parseQuery } from './search-query.ts'

/** The parts of the text that are marked; those that are as typed in capitals. */
function marked(text: string, query: string): string[] {
  return findHighlights(text, parseQuery(query)).map(({ start, end, exact }) =>
    exact ? text.slice(start, end).toUpperCase() : text.slice(start, end).toLowerCase(),
  )
}

describe('a query', () => {
  it('is read as typed first', () => {
    const query = parseQuery('Қала өмірі')
    expect(query.exact).toEqual(['қала', 'өмірі'])
    expect(query.readings[0]).toEqual([foldText('қала'), foldText('өмірі')])
  })

  it.each([
    ['qazaqsha', 'Қазақша'],
    ['dastarqan', 'Дастарқан'],
    ['qyz', 'Қыз'],
    ['kozhe', 'Көже'],
    ['qalay', 'Қалай'],
  ])('is read as Kazakh in Latin letters: %s', (typed, text) => {
    expect(marked(text, typed)).toEqual([text.toLowerCase()])
  })

  it('is read as typed on the layout of another language', () => {
    expect(marked('Туған жер', 'neufy')).toEqual(['туған'])
    expect(marked('Туған жер', 'ne5fy')).toEqual(['туған'])
    expect(marked('Мектеп', 'vtrntg')).toEqual(['мектеп'])
    expect(marked('school', 'ысрщщд')).toEqual(['school'])
  })

  it('is left as it is when it is too short to mean something else', () => {
    expect(parseQuery('ne').readings).toHaveLength(1)
  })

  it('of nothing but signs finds nothing', () => {
    expect(parseQuery(' ?! « ').readings).toEqual([])
    expect(marked('Сұрақ?', '?')).toEqual([])
  })
})

describe('highlighting', () => {
  it('marks the original letters, also where the query has others', () => {
    expect(marked('Қазақстанға көшіп келдік', 'казакстан кош')).toEqual(['қазақстан', 'көш'])
  })

  it('tells what is as typed from what is alike', () => {
    expect(marked('Қала, қала, кала', 'қала')).toEqual(['ҚАЛА', 'ҚАЛА', 'кала'])
  })

  it('covers a whole letter when it is written with a mark of its own', () => {
    const text = 'йод'.normalize('NFD')
    expect(marked(text, 'й')).toEqual(['Й'.normalize('NFD')])
  })

  it('finds any word of a text by itself, where it stands', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'қазәіңғүұөһабвйщ'.split('')),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(5), (words, pick) => {
        const chosen = words[pick % words.length] ?? ''
        const text = words.join(', ')
        const found = findHighlights(text, parseQuery(chosen)).filter((range) => range.exact)
        expect(found.map(({ start, end }) => text.slice(start, end))).toContain(chosen)
      }),
    )
  })
})

describe('a Kazakh stem before a suffix', () => {
  it.each([
    ['мектеп', 'Бала кездегі мектебіңіз қандай еді?', 'мектеб'],
    ['сабақ', 'Алғашқы сабағыңыз есіңізде ме?', 'сабағ'],
    ['тілек', 'Жолға шығарда айтылған тілегі', 'тілег'],
  ])('%s is found in “%s”', (typed, text, found) => {
    const [highlight] = findHighlights(text, parseQuery(typed))
    expect(highlight).toMatchObject({ exact: false })
    expect(text.slice(highlight?.start, highlight?.end)).toBe(found)
  })
})
