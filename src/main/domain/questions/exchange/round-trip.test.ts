import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import { anyBank, withoutRows } from '../../../../../test/support/exchange.ts'
import { cleanBank, type ExchangeBank } from './bank.ts'
import { parseCsv, printCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { guardCell, unguardCell } from './formula-guard.ts'
import { parseJson, printJson } from './json.ts'
import { guessHeaderRow, guessMapping } from './mapping.ts'
import { parseMarkdown, printMarkdown } from './markdown.ts'
import { readBank } from './read-bank.ts'
import { printTable, rawRows, type Table } from './table.ts'
import { parseTags, printTags } from './tags.ts'

const anyLanguage = fc.constantFrom(...languages)
const asBytes = (text: string) => decodeText(new TextEncoder().encode(text)).text

function readTable(table: Table): ExchangeBank {
  const headerRow = guessHeaderRow(table.rows)
  const mapping = guessMapping(table.rows, headerRow)
  const { rows, issues } = rawRows(table, { headerRow, mapping, fillThemes: false })
  const read = readBank(rows, 'auto')
  expect([...table.issues, ...issues, ...read.issues]).toEqual([])
  return withoutRows(read)
}

describe('import(export(bank)) is the bank', () => {
  it('as CSV', () => {
    fc.assert(
      fc.property(anyBank, anyLanguage, (bank, language) => {
        expect(readTable(parseCsv(asBytes(printCsv(bank, language))))).toEqual(cleanBank(bank))
      }),
      { numRuns: 150 },
    )
  })

  it('as Markdown', () => {
    fc.assert(
      fc.property(anyBank, anyLanguage, (bank, language) => {
        const { rows, issues } = parseMarkdown(asBytes(printMarkdown(bank, language)))
        const read = readBank(rows, 'auto')
        expect([...issues, ...read.issues]).toEqual([])
        expect(withoutRows(read)).toEqual(cleanBank(bank))
      }),
      { numRuns: 150 },
    )
  })

  it('as JSON', () => {
    fc.assert(
      fc.property(anyBank, (bank) => {
        const parsed = parseJson(asBytes(printJson(bank)))
        if (!parsed || !('rows' in parsed)) throw new Error('not read')
        const read = readBank(parsed.rows, 'auto')
        expect([...parsed.issues, ...read.issues]).toEqual([])
        expect(withoutRows(read)).toEqual(cleanBank(bank))
      }),
      { numRuns: 150 },
    )
  })

  it('and cleaning a clean bank changes nothing', () => {
    fc.assert(
      fc.property(anyBank, (bank) => {
        expect(cleanBank(cleanBank(bank))).toEqual(cleanBank(bank))
      }),
      { numRuns: 100 },
    )
  })
})

describe('cells', () => {
  it('never begin a formula, and come back as they were', () => {
    fc.assert(
      fc.property(anyBank, anyLanguage, (bank, language) => {
        for (const cell of printTable(bank, language).flat())
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 50 },
    )
    const start = fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n＝a қ"), maxLength: 6 })
    fc.assert(
      fc.property(start, (text) => {
        expect(unguardCell(guardCell(text))).toBe(text)
      }),
    )
  })

  it('keep tags apart, whatever is in them', () => {
    const tag = fc.string({ unit: fc.constantFrom(...',;"#\n aқ\''), minLength: 1, maxLength: 6 })
    const clean = tag.map((text) => text.trim()).filter((text) => text !== '')
    fc.assert(
      fc.property(fc.uniqueArray(clean, { maxLength: 5 }), (tags) => {
        expect(parseTags(printTags(tags))).toEqual(tags)
      }),
    )
    expect(parseTags('#тіл, отбасы;  мектеп\nжол,')).toEqual(['тіл', 'отбасы', 'мектеп', 'жол'])
  })
})
