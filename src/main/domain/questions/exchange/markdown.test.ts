import { describe, expect, it } from 'vitest'
import { parseJson } from './json.ts'
import { parseMarkdown } from './markdown.ts'
import { readBank } from './read-bank.ts'
import { recogniseFile } from './recognise.ts'

function outline(text: string) {
  const { rows, issues } = parseMarkdown(text)
  const bank = readBank(rows, 'auto')
  type Question = (typeof bank.loose)[number]
  const tell = (question: Question): unknown =>
    question.followUps.length > 0 ? [question.text, question.followUps.map(tell)] : question.text
  return {
    themes: bank.themes.map(({ name, questions }) => [name, questions.map(tell)]),
    loose: bank.loose.map(tell),
    issues: [...issues, ...bank.issues].map(({ code, row }) => `${row} ${code}`),
  }
}
const kk = (text: string) => ({ kk: text, ru: '', en: '' })
const ru = (text: string) => ({ kk: '', ru: text, en: '' })

describe('Markdown that people write', () => {
  it('has themes as headings, questions as lists, follow-ups as lists in them', () => {
    const text = [
      '# Вопросы к съёмке',
      'Черновик от июля.',
      '## Семья',
      '1. **Кто был у вас дома?**',
      '   - А бабушка?',
      '   * [ ] Что она готовила?',
      '2) Откуда вы приехали',
      '   и когда?',
      '',
      '## Дорога',
      'Что запомнилось в пути?',
    ].join('\n')
    expect(outline(text)).toEqual({
      themes: [
        [
          ru('Семья'),
          [
            [ru('Кто был у вас дома?'), [ru('А бабушка?'), ru('Что она готовила?')]],
            ru('Откуда вы приехали и когда?'),
          ],
        ],
        [ru('Дорога'), [ru('Что запомнилось в пути?')]],
      ],
      loose: [],
      issues: ['2 not_a_question'],
    })
  })

  it('may have its themes on the first level, and a language for each line', () => {
    const text =
      '# Отбасы\r\n- Үйде кім бар еді?\r\n  ru: Кто был дома?\r\n  Рөлі: Бойжазу\r\n  Notes: тыныш жерде\r\n'
    const { rows } = parseMarkdown(text)
    expect(readBank(rows, 'auto').themes).toMatchObject([
      {
        name: kk('Отбасы'),
        questions: [
          {
            text: { kk: 'Үйде кім бар еді?', ru: 'Кто был дома?', en: '' },
            role: 'warm_up',
            notes: 'тыныш жерде',
          },
        ],
      },
    ])
  })
})

describe('JSON', () => {
  const read = (value: unknown) => {
    const parsed = parseJson(JSON.stringify(value))
    if (!parsed || 'table' in parsed) return parsed
    const bank = readBank(parsed.rows, 'auto')
    return { ...bank, issues: [...parsed.issues, ...bank.issues] }
  }

  it('may be a file of the starter bank', () => {
    const text = { kk: 'Қайдан?', ru: 'Откуда?', en: 'Where from?' }
    const file = {
      themes: [
        { name: kk('Жол'), questions: [{ text, role: 'warm_up', followUps: [{ text: kk('Қашан?') }] }] },
      ],
    }
    expect(read(file)).toMatchObject({
      themes: [
        { name: kk('Жол'), questions: [{ text, followUps: [{ text: kk('Қашан?'), role: 'warm_up' }] }] },
      ],
      issues: [],
    })
  })

  it('may be a list of rows or of sentences', () => {
    expect(read([{ question: 'Қайдан?', role: 'core' }])).toMatchObject({
      table: {
        rows: [
          ['question', 'role'],
          ['Қайдан?', 'core'],
        ],
      },
    })
    expect(read({ questions: ['Қайдан келдіңіз?', 7, { text: 'Откуда вы приехали?' }] })).toMatchObject({
      loose: [{ text: kk('Қайдан келдіңіз?') }, { text: ru('Откуда вы приехали?') }],
      issues: [{ code: 'entry_unreadable', row: 2, value: '7' }],
    })
  })

  it('that nests without end, or is something else, does no harm', () => {
    let nested = '{"text":"Неге?"}'
    for (let depth = 0; depth < 3000; depth += 1) nested = `{"text":"Неге?","followUps":[${nested}]}`
    const parsed = parseJson(`{"questions":[${nested}]}`)
    expect(parsed).toMatchObject({ issues: [{ code: 'entry_unreadable' }] })
    for (const text of ['', '{', '{"a":1}', '"x"', 'null']) expect(parseJson(text)).toBeNull()
  })
})

describe('a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  it.each([
    ['a.csv', bytes('# a,b\n'), 'table'],
    ['a.txt', bytes('# Тема\n- Кто?'), 'markdown'],
    ['paste', bytes('Сұрақ\tРөлі'), 'table'],
    ['a.txt', bytes('\ufeff{"themes":[]}'), 'json'],
    ['a.md', bytes('Кто?'), 'markdown'],
    ['a.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'xlsx'],
    ['a.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]), 'xls'],
    ['a.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'other'],
    ['a.csv', Uint8Array.from([0x1a, 0x04, 0x32, 0x04, 0x3f, 0x00]), 'table'],
  ])('is known by its bytes, else by its name: %s', (name, content, kind) => {
    expect(recogniseFile(name, content)).toBe(kind)
  })
})
