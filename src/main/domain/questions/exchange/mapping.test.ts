import { describe, expect, it } from 'vitest'
import { importFields } from '#shared/api/exchange.ts'
import { languages } from '#shared/language.ts'
import { countedHeading, headingOf, readHeading, splitField } from './fields.ts'
import { guessHeaderRow, guessMapping } from './mapping.ts'

const guess = (...rows: string[][]) => {
  const header = guessHeaderRow(rows)
  return [header, ...guessMapping(rows, header)]
}

describe('columns', () => {
  it('are known by every heading that an export writes, in each language', () => {
    for (const language of languages) {
      for (const field of importFields) {
        const [base, own] = splitField(field)
        expect(readHeading(headingOf(field, language)), headingOf(field, language)).toMatchObject({
          field: base,
          language: own,
        })
      }
      for (const what of ['times', 'last'] as const)
        expect(readHeading(countedHeading(what, language))).toBeNull()
    }
  })

  it.each([
    [
      ['Тақырып', 'Сұрақ', 'Ескертпе'],
      ['Отбасы', 'Қайдан келдіңіз?', '…'],
      ['theme_kk', 'text_kk', 'notes'],
    ],
    [
      ['Тема', 'Вопрос', 'Тип'],
      ['Семья', 'Откуда вы приехали?', 'core'],
      ['theme_ru', 'text_ru', 'role'],
    ],
    [
      ['Topic', 'Question', 'Last used'],
      ['Family', 'Where from?', ''],
      ['theme_en', 'text_en', 'date'],
    ],
    [
      ['ВОПРОС (КАЗ)', 'вопрос, рус', 'Question EN'],
      ['', '', ''],
      ['text_kk', 'text_ru', 'text_en'],
    ],
    [
      ['Қазақша', 'Русский', 'English'],
      ['', '', ''],
      ['text_kk', 'text_ru', 'text_en'],
    ],
    [
      ['KZ', 'RU', 'ENG'],
      ['', '', ''],
      ['text_kk', 'text_ru', 'text_en'],
    ],
  ])('are guessed by their headings: %j', (headers, row, fields) => {
    expect(guess(headers, row)).toEqual([1, ...fields])
  })

  it('have the language of what is in them, whatever language the heading is in', () => {
    expect(guess(['Вопрос', 'Перевод'], ['Үйіңізде кімдер бар еді?', 'x'])).toEqual([1, 'text_kk', null])
    expect(guess(['Question', 'Вопрос'], ['Әкеңіз кім?', 'Кто ваш отец, расскажите?'])).toEqual([
      1,
      'text_kk',
      'text_ru',
    ])
  })

  it('are guessed by content where no heading helps', () => {
    const rows = [
      ['Отбасы', 'Үйіңізде кімдер бар еді, айтып беріңізші?', 'Негізгі', 'Кто был дома, расскажите?'],
      ['Отбасы', 'Анаңыз қандай ән айтатын?', 'Разогрев', 'Какие песни пела мама?'],
      ['Жол', 'Жолда не есіңізде қалды?', 'core', 'Что запомнилось в дороге?'],
      ['Жол', 'Алғашқы таң қандай болды?', 'core', 'Каким было первое утро?'],
    ]
    expect(guess(...rows)).toEqual([0, 'theme_kk', 'text_kk', 'role', 'text_ru'])
  })

  it('may have a title above their headings', () => {
    expect(guess(['Сұрақтар 2026'], [], ['Тема', 'Вопрос'], ['Семья', 'Кто?'])).toEqual([
      3,
      'theme_ru',
      'text_ru',
    ])
  })

  it('of the same name do not take each other away', () => {
    expect(guess(['Вопрос', 'Вопрос', 'Теги', 'Метки'], ['Кто ваш отец, расскажите?', '', '', ''])).toEqual([
      ...[1, 'text_ru', 'text_kk', 'tags', 'tags'],
    ])
  })
})
