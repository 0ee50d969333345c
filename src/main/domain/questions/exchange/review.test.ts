import { describe, expect, it } from 'vitest'
import { defaultImportOptions } from '#shared/api/exchange.ts'
import type { QuestionBank, QuestionNode } from '#shared/api/questions.ts'
import { guessMapping } from './mapping.ts'
import { readBank } from './read-bank.ts'
import { reviewImport } from './review.ts'
import { rawRows } from './table.ts'

const made = { starter: false, position: 1, createdAt: '', updatedAt: '' }
const node = (text: QuestionNode['text'], followUps: QuestionNode[] = []): QuestionNode => ({
  ...made,
  ...{
    id: text.kk + text.ru,
    text,
    role: 'core',
    status: 'ready',
    tags: [],
    notes: '',
    followUpCount: followUps.length,
  },
  ...{
    source: { kind: 'team', askedBy: '' },
    skipHint: { kk: '', ru: '', en: '' },
    themeId: 't1',
    parentId: null,
  },
  ...{ timesUsed: 0, lastUsedOn: null, timesPlanned: 0, followUps },
})
const bank: QuestionBank = {
  themes: [{ ...made, id: 't1', name: { kk: 'Отбасы', ru: 'Семья', en: '' }, colour: 'teal' }],
  questions: [
    node({ kk: 'Үйде кім бар еді?', ru: '', en: '' }, [node({ kk: '', ru: 'А бабушка?', en: '' })]),
  ],
}
function review(rows: string[][], options = {}, into = bank) {
  const mapping = guessMapping(rows, 1)
  const raw = rawRows({ rows, issues: [] }, { headerRow: 1, mapping, fillThemes: false })
  return reviewImport(readBank(raw.rows, 'auto'), into, { ...defaultImportOptions, ...options }, 'kk')
}
const codes = (made: ReturnType<typeof review>) => made.issues.map(({ code, row }) => `${row} ${code}`)

describe('an import', () => {
  it('points out what is there already, in the library or above in the file, and leaves it out', () => {
    const made = review([
      ['No.', 'Follow-up to', 'Тақырып', 'Question (Kazakh)', 'Question (Russian)'],
      ['1', '', 'Отбасы', 'уйде ким бар еди', ''],
      ['2', '1', '', 'Олар қайда?', ''],
      ['3', '', 'Отбасы', 'Атаңыз кім?', ''],
      ['4', '3', '', 'Неге?', ''],
      ['5', '3', '', 'НЕГЕ', ''],
      ['6', '', 'Отбасы', 'Атаңыз кім!', ''],
      ['7', '', '', '', 'А бабушка'],
      ['8', '', '', 'Неге?', ''],
    ])
    expect(codes(made)).toEqual([
      '2 duplicate',
      '3 above_skipped',
      '6 duplicate_in_file',
      '7 duplicate_in_file',
      '8 duplicate',
    ])
    expect(made.batches).toMatchObject([
      {
        themeId: 't1',
        newTheme: null,
        questions: [{ text: { kk: 'Атаңыз кім?' }, followUps: [{ text: { kk: 'Неге?' } }] }],
      },
      { themeId: null, newTheme: null, questions: [{ text: { kk: 'Неге?' }, followUps: [] }] },
    ])
  })

  it('takes what differs in a language, in its theme or in its question from what stands above', () => {
    const made = review([
      ['No.', 'Follow-up to', 'Theme (Kazakh)', 'Theme (Russian)', 'Question (Kazakh)', 'Question (Russian)'],
      ['1', '', 'Отбасы', '', 'Атаңыз кім?', ''],
      ['2', '1', '', '', 'Неге?', ''],
      ['3', '1', '', '', 'Неге?', 'Зачем?'],
      ['4', '', 'Отбасы', 'Семья', 'Атаңыз кім?', ''],
      ['5', '', 'Отбасы', '', 'Атаңыз кім?', 'Кто дед?'],
      ['6', '', 'Жол', '', 'Атаңыз кім?', ''],
      ['7', '', '', '', 'Атаңыз кім?', ''],
    ])
    expect(codes(made)).toEqual(['5 duplicate_in_file'])
    expect(made.batches.map(({ questions }) => questions.length)).toEqual([2, 1, 1])
    expect(made.batches[0]?.questions[0]?.followUps).toHaveLength(2)
  })

  it('adds them too when it is told to, and still says so', () => {
    const rows = [['Сұрақ (қазақша)'], ['Үйде кім бар еді?']]
    const made = review(rows, { duplicates: 'add', themeId: 't1' })
    expect(codes(made)).toEqual(['2 duplicate'])
    expect(made.batches).toMatchObject([
      { themeId: 't1', questions: [{ text: { kk: 'Үйде кім бар еді?' } }] },
    ])
  })

  it('finds the theme by its name in any language, and makes the others once', () => {
    const made = review([
      ['Theme (Kazakh)', 'Theme (Russian)', 'Theme (English)', 'Question (Kazakh)'],
      ['', 'семья', '', 'а'],
      ['Жол', '', '', 'ә1'],
      ['Жол', 'Дорога', '', 'ә2'],
      ['', 'Дорога', '', 'ә3'],
      ['Бос', '', '', ''],
    ])
    expect(
      made.batches.map(({ themeId, newTheme, questions }) => [themeId, newTheme?.name.kk, questions.length]),
    ).toEqual([
      ['t1', undefined, 1],
      [null, 'Жол', 3],
      [null, 'Бос', 0],
    ])
    expect(new Set(made.batches.map(({ newTheme }) => newTheme?.colour)).size).toBe(3)
  })

  it('knows a theme and a question that stand in the column of another language, and says so', () => {
    const made = review([
      ['Сұрақ', 'Тақырып'],
      ['Қайда оқыдыңыз?', 'Семья'],
      ['а бабушка', 'Семья'],
      ['Үйде кім бар еді?', 'Отбасы'],
      ['Кто готовил?', 'Отбасы'],
    ])
    expect(codes(made)).toEqual(['2 other_language', '3 duplicate', '3 other_language', '4 duplicate'])
    expect(made.batches).toMatchObject([
      {
        themeId: 't1',
        newTheme: null,
        questions: [{ text: { kk: 'Қайда оқыдыңыз?' } }, { text: { kk: 'Кто готовил?' } }],
      },
    ])
    expect(made.rows.map(({ codes }) => codes)).toEqual([
      [],
      ['duplicate', 'other_language'],
      ['duplicate'],
      [],
    ])
  })

  describe('of words that look alike in two languages', () => {
    const theme = (id: string, name: QuestionNode['text']) => ({
      ...{ ...made, id, name, colour: 'teal' as const },
    })
    const alike: QuestionBank = {
      themes: [
        theme('moon', { kk: 'Ай', ru: '', en: '' }),
        theme('stand', { kk: 'Тұр', ru: '', en: '' }),
        theme('fight', { kk: '', ru: 'Бой', en: '' }),
      ],
      questions: [node({ kk: 'Ел?', ru: '', en: '' }), node({ kk: 'Тіл?', ru: '', en: '' })],
    }
    const homes = (got: ReturnType<typeof review>) =>
      got.batches.map(({ themeId, newTheme, questions }) => [themeId ?? newTheme?.name, questions.length])

    it('keeps themes and questions apart that have other letters, with their follow-ups', () => {
      const got = review(
        [
          ['No.', 'Follow-up to', 'Theme (Russian)', 'Theme (English)', 'Question (Russian)'],
          ['1', '', '', 'AI', 'Ель?'],
          ['2', '1', '', '', 'Какая?'],
          ['3', '', 'Тур', '', 'Тиль?'],
        ],
        {},
        alike,
      )
      expect(codes(got)).toEqual([])
      expect(homes(got)).toEqual([
        [{ kk: '', ru: '', en: 'AI' }, 1],
        [{ kk: '', ru: 'Тур', en: '' }, 1],
      ])
      expect(got.batches[0]?.questions[0]?.followUps).toHaveLength(1)
    })

    it('makes two new themes of a word that stands in two columns of the file', () => {
      const got = review([
        ['Theme (Kazakh)', 'Theme (Russian)', 'Question (Kazakh)'],
        ['Ана', '', 'а'],
        ['', 'Ана', 'ә1'],
        ['Ана', '', 'ә2'],
      ])
      expect(codes(got)).toEqual([])
      expect(homes(got)).toEqual([
        [{ kk: 'Ана', ru: '', en: '' }, 2],
        [{ kk: '', ru: 'Ана', en: '' }, 1],
      ])
    })

    it('says whenever a theme is taken for one of another language', () => {
      const got = review(
        [
          ['Theme (Kazakh)', 'Theme (English)', 'Question (Kazakh)'],
          ['Бой', '', 'а'],
          ['БОЙ', 'Height', 'б'],
        ],
        {},
        alike,
      )
      expect(codes(got)).toEqual(['2 other_language', '3 other_language'])
      expect(homes(got)).toEqual([['fight', 2]])
    })

    it('goes by the name in its own language, though another theme of the file took that word first', () => {
      const got = review(
        [
          ['Theme (Kazakh)', 'Theme (Russian)', 'Question (Kazakh)'],
          ['Ай', 'Бой', 'а'],
          ['', 'Бой', 'б'],
        ],
        {},
        alike,
      )
      expect(codes(got)).toEqual([])
      expect(homes(got)).toEqual([
        ['moon', 1],
        ['fight', 1],
      ])
    })
  })

  it('keeps a question whose number or words make no sense, and says what it left out', () => {
    const made = review([
      [
        'No.',
        'Follow-up to',
        'Question (Kazakh)',
        'Role',
        'Status',
        'Source',
        'Tags',
        'Дата',
        'Theme colour',
      ],
      ['1', '9', 'а', 'кто-то', 'бір', 'Айгерім', 'x'.repeat(61), 'кеше', ''],
      ['1', '', 'б', '', '', '', Array.from({ length: 31 }, (_, tag) => tag).join(','), '03/04/2026', ''],
      ['3', '4', 'в', '', '', '', '', '', ''],
      ['4', '3', 'г', '', '', '', '', '', ''],
      ['', '', '', 'core', '', '', '', '', ''],
      ['', '', 'x'.repeat(2001), '', '', '', '', '', ''],
    ])
    expect(codes(made).toSorted()).toEqual([
      ...[
        '2 status_unknown',
        '2 source_unknown',
        '2 tag_too_long',
        '2 date_unreadable',
        '2 role_unknown',
        '2 parent_missing',
      ].toSorted(),
      ...['3 date_ambiguous', '3 number_repeated', '3 too_many_tags'],
      ...['5 parent_cycle', '6 no_text', '7 text_too_long'],
    ])
    expect(made.batches[0]?.questions).toMatchObject([
      {
        text: { kk: 'а' },
        role: 'core',
        source: { kind: 'audience', askedBy: 'Айгерім' },
        notes: 'Дата: кеше',
        tags: [],
      },
      { text: { kk: 'б' }, notes: 'Дата: 2026-04-03' },
      { text: { kk: 'г' }, followUps: [{ text: { kk: 'в' } }] },
    ])
  })
})
