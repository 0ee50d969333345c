import { describe, expect, it } from 'vitest'
import { maxImportRows } from '#shared/api/exchange.ts'
import type { ExchangeQuestion } from './bank.ts'
import { parseCsv, printCsv } from './csv.ts'
import { decodeText } from './encoding.ts'

const codes = (text: string) => parseCsv(text).issues.map(({ code, row }) => `${row} ${code}`)

describe('a delimited file', () => {
  it.each([
    [',', 'Question,Notes\n"Who, and when?",a'],
    [';', 'Вопрос;Заметки\nКто, когда, где, с кем?;а, б, в'],
    ['\t', 'Сұрақ\tЕскертпе\nКім, қайда; қашан?\tа'],
    ['|', 'Question|Notes\nWho, and when?|a'],
    [';', 'sep=;\r\nfoo;bar\r\n1,2;3'],
  ])('says or shows its delimiter: %j', (delimiter, text) => {
    const table = parseCsv(text)
    expect(table.delimiter).toBe(delimiter)
    expect(table.rows.at(-1)).toHaveLength(2)
  })

  it('loses one row, and not the rest, to a quotation mark that nobody closes', () => {
    const { rows, issues } = parseCsv('Вопрос;Роль\n"Кто; где?";core\n"Откуда вы?;core\nКак доехали?;core\n')
    expect(rows).toEqual([
      ['Вопрос', 'Роль'],
      ['Кто; где?', 'core'],
      ['"Откуда вы?', 'core'],
      ['Как доехали?', 'core'],
    ])
    expect(issues).toEqual([{ code: 'quote_unclosed', row: 3, value: '"Откуда вы?;core' }])
  })

  it('takes marks inside of a text for what they are: Excel copies them bare', () => {
    const { rows, issues } = parseCsv('Сұрақ\tРөлі\n"Атажұрт" деген не?\tcore\nБір\tcore\n"Екі"\tcore')
    expect(rows.slice(1)).toEqual([
      ['"Атажұрт" деген не?', 'core'],
      ['Бір', 'core'],
      ['Екі', 'core'],
    ])
    expect(issues.map(({ code, row }) => [code, row])).toEqual([['quote_malformed', 2]])
  })

  it('gives up on quotation marks when most are broken, and still reads every row', () => {
    const text = `q\tr\n${'"a" b\tc\n'.repeat(3000)}`
    const { rows } = parseCsv(text)
    expect(rows).toHaveLength(3001)
    expect(rows.every((row) => row.length === 2)).toBe(true)
  })

  it('is read in parts, of which nothing shows: rows of several lines lie across their borders', () => {
    const all = Array.from({ length: 9000 }, (_, row) => [
      `сұрақ ${row}\n"екінші" жол; ${'ә'.repeat(row % 97)}`,
      String(row),
    ])
    const text = all.map(([a = '', b]) => `"${a.replaceAll('"', '""')}";${b}\n`).join('')
    expect(text.length).toBeGreaterThan(500_000)
    expect(parseCsv(text)).toEqual({ delimiter: ';', rows: all, issues: [] })
  })

  it('says which rows are ragged', () => {
    expect(codes('Вопрос,Роль,Теги\nа?,core,x\nб?,core\nв?,core,x,лишнее\nг?,core,x,\n\nд?,core,x')).toEqual([
      '3 row_short',
      '4 row_long',
    ])
  })

  it('counts rows as a spreadsheet does: a cell of several lines is one row', () => {
    const { rows } = parseCsv('q,n\r\n"a\r\nb\r\nc",1\r\nd,2\r\n')
    expect(rows).toEqual([
      ['q', 'n'],
      ['a\nb\nc', '1'],
      ['d', '2'],
    ])
  })

  it('is read up to a limit, and says so', () => {
    const { rows, issues } = parseCsv(`q,r\n${'a?,core\n'.repeat(maxImportRows + 9)}`)
    expect(rows).toHaveLength(maxImportRows)
    expect(issues).toMatchObject([{ code: 'rows_over_limit', row: maxImportRows + 1 }])
  })

  it('opens in Excel where the list separator is a semicolon, and nothing in it is a formula', () => {
    const question: ExchangeQuestion = {
      text: { kk: '=HYPERLINK("http://x")', ru: '', en: '-1+1' },
      ...{ role: 'core', status: 'ready', tags: [], notes: '\tx', skipHint: { kk: '', ru: '', en: '' } },
      ...{ source: { kind: 'team', askedBy: '@me' }, followUps: [] },
    }
    const printed = printCsv({ themes: [], loose: [question] }, 'kk')
    expect(printed).toMatch(/^\ufeff"№";"Қай сұрақты толықтырады \(№\)"/)
    expect(printed).toContain(`;"'=HYPERLINK(""http://x"")";`)
    for (const cell of ["'-1+1", "'@me", "'\tx"]) expect(printed).toContain(`"${cell}"`)
  })
})

describe('the bytes of a text', () => {
  const text = 'Сұрақ;Рөлі\r\nҚайдан келдіңіз, әже?;Негізгі\r\n'
  const utf16 = (little: boolean) =>
    Uint8Array.from(
      [...text].flatMap((letter) => {
        const code = letter.charCodeAt(0)
        return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
      }),
    )

  it('are UTF-8 or UTF-16, with a mark or without', () => {
    expect(decodeText(new TextEncoder().encode(text))).toEqual({ text, encoding: 'utf-8' })
    expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8' })
    expect(decodeText(Uint8Array.from([0xff, 0xfe, ...utf16(true)]))).toEqual({ text, encoding: 'utf-16le' })
    expect(decodeText(Uint8Array.from([0xfe, 0xff, ...utf16(false)]))).toEqual({ text, encoding: 'utf-16be' })
    expect(decodeText(utf16(true))).toEqual({ text, encoding: 'utf-16le' })
    expect(decodeText(utf16(false))).toEqual({ text, encoding: 'utf-16be' })
  })

  it('are windows-1251, or with Kazakh letters KZ-1048', () => {
    const russian = [0xce, 0xf2, 0xea, 0xf3, 0xe4, 0xe0, 0x3f]
    expect(decodeText(Uint8Array.from(russian))).toEqual({ text: 'Откуда?', encoding: 'windows-1251' })
    // «Қазақ тілі, әже», as Python's kz1048 codec writes it
    const kazakh = [0x8d, 0xe0, 0xe7, 0xe0, 0x9d, 0x20, 0xf2, 0xb3, 0xeb, 0xb3, 0x2c, 0x20, 0xbc, 0xe6, 0xe5]
    expect(decodeText(Uint8Array.from(kazakh))).toEqual({ text: 'Қазақ тілі, әже', encoding: 'kz-1048' })
  })
})
