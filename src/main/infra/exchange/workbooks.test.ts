import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import { anyBank, withoutRows } from '../../../../test/support/exchange.ts'
import { cleanBank } from '../../domain/questions/exchange/bank.ts'
import { guessHeaderRow, guessMapping } from '../../domain/questions/exchange/mapping.ts'
import { readBank } from '../../domain/questions/exchange/read-bank.ts'
import { printTable, rawRows } from '../../domain/questions/exchange/table.ts'
import { workbooks } from './workbooks.ts'
import { zipDirectory } from './zip-directory.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../test/fixtures/exchange/${name}`, import.meta.url))

describe('a workbook', () => {
  it('gives back the bank that was written: import(export(bank)) is the bank', async () => {
    const anyLanguage = fc.constantFrom(...languages)
    await fc.assert(
      fc.asyncProperty(anyBank, anyLanguage, async (bank, language) => {
        const bytes = await workbooks.write('Сұрақтар', printTable(bank, language), [])
        const [sheet] = await workbooks.read('a.xlsx', bytes)
        if (!sheet) throw new Error('no sheet')
        const headerRow = guessHeaderRow(sheet.rows)
        const mapping = guessMapping(sheet.rows, headerRow)
        const { rows } = rawRows({ rows: sheet.rows, issues: [] }, { headerRow, mapping, fillThemes: false })
        expect(withoutRows(readBank(rows, 'auto'))).toEqual(cleanBank(bank))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps texts that are names or escapes of the format or of the language', async () => {
    const row = [
      'valueOf',
      '__proto__',
      'constructor',
      '_x0041_',
      '_x0041_x0042_',
      '<a&b>',
      ' қ ',
      '1.10',
      'TRUE',
    ]
    const [sheet] = await workbooks.read('a.xlsx', await workbooks.write('«Көш» & co', [row, row], []))
    expect(sheet).toEqual({ name: '«Көш» & co', rows: [row, row], filled: [] })
  })

  it('has the value of merged cells in each of their rows, days as days, and its sheets by name', async () => {
    const sheets = await workbooks.read('merged.xlsx', fixture('merged.xlsx'))
    expect(sheets.map(({ name }) => name)).toEqual(['Интервью «Көш» & co', 'Бос'])
    expect(sheets[0]?.rows).toEqual([
      ['Сұрақтар 2026', '', '', ''],
      ['Тема', 'Вопрос', 'Тип', 'Дата'],
      ['Отбасы', 'Үйіңізде кімдер бар еді, айтып беріңізші?', 'Негізгі', '2026-12-31'],
      ['Отбасы', 'Анаңыз қандай ән айтатын?', 'Разогрев', '2026-03-04'],
      ['Отбасы', 'Әжеңіз туралы не есіңізде?', '', '31.12.2025'],
      ['Жұмыс', 'Алғашқы жұмысыңыз қандай болды?', 'Core', ''],
    ])
    expect(sheets[0]?.filled).toEqual([
      { row: 4, value: 'Отбасы' },
      { row: 5, value: 'Отбасы' },
    ])
  })

  it('that is none is refused by name', async () => {
    const zip = zipOf('сурет.txt', Buffer.from('бұл — кесте емес'))
    expect(zipDirectory(zip)?.map(({ name, read }) => [name, Buffer.from(read()).toString()])).toEqual([
      ['сурет.txt', 'бұл — кесте емес'],
    ])
    const whole = fixture('merged.xlsx')
    for (const bytes of [
      zip,
      Buffer.from('PK\u0003\u0004'),
      Buffer.alloc(0),
      whole.subarray(0, whole.length / 2),
      fixture('locked.xlsx'),
    ]) {
      await expect(workbooks.read('а.xlsx', bytes)).rejects.toMatchObject({
        code: 'spreadsheet_unreadable',
        params: { file: 'а.xlsx' },
      })
    }
  })

  it('that would unpack to hundreds of megabytes is refused before it is unpacked', async () => {
    const zip = zipOf('xl/workbook.xml', Buffer.alloc(1000), 900_000_000)
    await expect(workbooks.read('бомба.xlsx', zip)).rejects.toMatchObject({ code: 'spreadsheet_too_large' })
  })
})

describe('a sheet whose last cell is far away', () => {
  it.each(['XFD1048576', 'A1e9', 'A999999999', 'ZZZZZZZ1', 'ZZZ&#57;999', 'xfd99999'])(
    'is refused before it is read: %s',
    async (ref) => {
      const book = withCell(await workbooks.write('Бір', [['Сұрақ'], ['а']], []), ref)
      expect(book.length).toBeLessThan(10_000)
      await expect(workbooks.read('алыс.xlsx', book)).rejects.toMatchObject({
        ...{ code: 'spreadsheet_too_large', params: { file: 'алыс.xlsx' } },
      })
    },
  )

  it('is read when only its last row or its last column is far', async () => {
    const written = await workbooks.write('Бір', [['Сұрақ'], ['а']], [])
    for (const [ref, rows] of [
      ['C5000', 5000],
      ['ZZ3', 3],
    ] as const) {
      const [sheet] = await workbooks.read('a.xlsx', withCell(written, ref))
      expect(sheet?.rows).toHaveLength(rows)
    }
  })
})

/** The workbook with one more cell behind all others. */
function withCell(book: Uint8Array, ref: string): Buffer {
  const cell = `<row><c r="${ref}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`
  const files = (zipDirectory(book) ?? []).map(({ name, read }) => {
    const text = Buffer.from(read()).toString()
    return [name, Buffer.from(text.replace('</sheetData>', cell))] as const
  })
  return zipOfAll(files)
}

/** A ZIP archive of several files, not packed. */
function zipOfAll(files: readonly (readonly [string, Buffer])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const path = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(crc32(content), 14)
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(path.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt32LE(crc32(content), 16)
    central.writeUInt32LE(content.length, 20)
    central.writeUInt32LE(content.length, 24)
    central.writeUInt16LE(path.length, 28)
    central.writeUInt32LE(at, 42)
    parts.push(local, path, content)
    directory.push(central, path)
    at += local.length + path.length + content.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, index, end])
}

/** A ZIP archive with one file; `size` is what it says the file unpacks to. */
function zipOf(name: string, content: Buffer, size = content.length): Buffer {
  const packed = deflateRawSync(content)
  const path = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(path.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(path.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + path.length + packed.length, 16)
  return Buffer.concat([local, path, packed, central, path, end])
}
