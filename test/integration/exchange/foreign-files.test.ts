import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultImportOptions, type ImportOptions } from '../../../src/shared/api/exchange.ts'
import { questionImport } from '../../support/question-import.ts'

const { bank, upload, preview, commit } = questionImport()
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/exchange/${name}`, import.meta.url))

describe('a file of somebody else', () => {
  it('that is a workbook with merged cells: their value is in each row, and said', async () => {
    const found = await preview('merged.xlsx', fixture('merged.xlsx'))
    expect(found).toMatchObject({
      ...{ kind: 'workbook', headerRow: 2, rowCount: 4, added: { themes: 2, questions: 4 } },
      columns: [{ field: 'theme_kk' }, { field: 'text_kk' }, { field: 'role' }, { field: 'date' }],
      issueCounts: [
        { code: 'merged_filled', count: 2 },
        { code: 'above_header', count: 1 },
      ],
    })
    await commit(found.id)
    const { questions } = await bank.questions.all()
    expect(questions.map(({ notes }) => notes)).toEqual([
      'Дата: 2026-12-31',
      'Дата: 2026-03-04',
      'Дата: 2025-12-31',
      '',
    ])
  })

  it('is read as the person says: columns, headings, themes, dates', async () => {
    const csv =
      'Тема;Слова;Когда задавали\nСемья;Кто был дома?;03/04/2026\n;А бабушка где была?;05/04/2026\n;;\nx\n'
    const first = await preview('a.csv', csv)
    expect(first.columns.map(({ field }) => field)).toEqual(['theme_ru', 'text_ru', 'date'])
    const options: ImportOptions = {
      ...defaultImportOptions,
      ...{
        mapping: ['theme_ru', 'text_kk', 'date'],
        fillThemes: true,
        dateOrder: 'month_first',
        headerRow: 1,
      },
    }
    const second = await bank.services.exchange.preview(first.id, options, 'ru')
    expect(second.rows.map(({ theme, text, language }) => [theme, text, language])).toEqual([
      ['Семья', 'Кто был дома?', 'kk'],
      ['Семья', 'А бабушка где была?', 'kk'],
    ])
    expect(second.issues).toEqual([{ code: 'row_short', row: 5, value: 'x' }])
    await bank.services.exchange.commit(first.id, options, 'ru')
    const { questions } = await bank.questions.all()
    expect(questions.map(({ text, notes }) => [text.kk, notes])).toEqual([
      ['Кто был дома?', 'Когда задавали: 2026-03-04'],
      ['А бабушка где была?', 'Когда задавали: 2026-05-04'],
    ])
  })

  it('that was saved by an old program: UTF-16, windows-1251 with Kazakh letters', async () => {
    const utf16 = Buffer.from('\ufeffСұрақ\tРөлі\r\nҚайдан келдіңіз?\tБойжазу\r\n', 'utf16le')
    expect(await preview('a.txt', utf16)).toMatchObject({
      encoding: 'utf-16le',
      rows: [{ text: 'Қайдан келдіңіз?', role: 'warm_up' }],
    })
    const old = Buffer.from('d1a1f0e09d3bd0f6ebb30d0a8de0e9e4e0ed3f3b', 'hex')
    expect(await preview('a.csv', old)).toMatchObject({ encoding: 'kz-1048', rows: [{ text: 'Қайдан?' }] })
  })

  it.each([
    ['locked.xlsx', () => fixture('locked.xlsx'), 'spreadsheet_locked'],
    [
      'старый.xls',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'spreadsheet_old',
    ],
    ['архив.xlsx', () => Buffer.from('PK\u0003\u0004 бұл кесте емес'), 'spreadsheet_unreadable'],
    [
      'сурет.csv',
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49]),
      'questions_unrecognised',
    ],
    ['a.json', () => '{"a": 1', 'questions_unrecognised'],
    ['a.csv', () => '', 'file_empty'],
    ['a.csv', () => ' \r\n ', 'file_empty'],
  ])('that cannot be read is refused by name: %s', async (name, body, code) => {
    const response = await upload(name, body())
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({ code, params: { file: name } })
  })
})
