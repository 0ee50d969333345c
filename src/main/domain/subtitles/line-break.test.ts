import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '#shared/language.ts'
import { visibleLength } from '#shared/subtitle-text.ts'
import { breakLines } from './line-break.ts'

const lines = (text: string, language: Language, length = language === 'en' ? 42 : 39) =>
  breakLines(text, length, 2, language)

describe('a text that fits', () => {
  test('stays on one line, and white space is collapsed', () => {
    expect(lines('Мен  Қазақстанға\nкөшіп келдім.', 'kk')).toEqual(['Мен Қазақстанға көшіп келдім.'])
    expect(lines(' \n', 'kk')).toEqual([])
  })
})

describe('Kazakh', () => {
  test.each([
    ['a noun keeps its postposition', 'Біз балалардың болашағы үшін осы елге келдік.', /болашағы үшін/],
    ['a converb keeps its auxiliary', 'Олар ертең таңертең Алматыға бара жатыр екен.', /бара жатыр екен/],
    [
      'a verb keeps its negation and particle',
      'Ол кезде қазақша сөйлей алмайтын емес пе едің?',
      /алмайтын емес пе едің/,
    ],
    ['a wish keeps its verb', 'Мен енді бұл жақта тұра бергім келеді деп шештім', /тұра бергім келеді деп/],
    ['and so does the wish of others', 'Ата-анамыз елге қайтып барғысы келгенін айтатын', /барғысы келгенін/],
    ['a number keeps its noun', 'Мен Моңғолиядан осында он тоғыз жыл бұрын келдім.', /он тоғыз жыл бұрын/],
    ['a name stays whole', 'Бұл жұмысты маған Бауыржан Серікұлы тауып берді.', /Бауыржан Серікұлы/],
    ['"мен" after a noun stays with it', 'Менің анам мен әкем әлі күнге дейін ауылда тұрады.', /анам мен/],
  ])('%s', (_, text, whole) => {
    const broken = lines(text, 'kk')
    expect(broken).toHaveLength(2)
    expect(
      broken.some((line) => whole.test(line)),
      broken.join(' / '),
    ).toBe(true)
  })

  test('a place is no converb: who lives there may do so on the next line', () => {
    expect(lines('Мен енді бұл жақта тұра бергім келеді деп шештім', 'kk')).toEqual([
      'Мен енді бұл жақта',
      'тұра бергім келеді деп шештім',
    ])
  })

  test('a conjunction opens the second line', () => {
    expect(lines('Мен қалаға келдім бірақ ешкімді танымадым', 'kk')).toEqual([
      'Мен қалаға келдім',
      'бірақ ешкімді танымадым',
    ])
  })
})

describe('Russian and English', () => {
  test.each<[Language, string, string[]]>([
    [
      'ru',
      'Раньше мы жили в маленьком городе недалеко от границы',
      ['Раньше мы жили в маленьком городе', 'недалеко от границы'],
    ],
    [
      'ru',
      'Я ничего не понимал потому что не знал языка',
      ['Я ничего не понимал', 'потому что не знал языка'],
    ],
    [
      'ru',
      'После того как мы переехали мне пришлось учиться заново',
      ['После того как мы переехали', 'мне пришлось учиться заново'],
    ],
    [
      'ru',
      'Он сказал что если бы не бабушка мы бы не справились',
      ['Он сказал что если бы не бабушка', 'мы бы не справились'],
    ],
    [
      'en',
      'I would have been the happiest person in the world',
      ['I would have been the happiest person', 'in the world'],
    ],
    [
      'en',
      'We asked Mr. Smith about it, but he did not answer.',
      ['We asked Mr. Smith about it,', 'but he did not answer.'],
    ],
  ])('%s: %s', (language, text, expected) => {
    expect(lines(text, language)).toEqual(expected)
  })
})

test('two speakers keep a line each', () => {
  expect(lines('- Қайдан келдің?\n- Моңғолиядан.', 'kk')).toEqual(['- Қайдан келдің?', '- Моңғолиядан.'])
})

test('markup does not count and is not lost', () => {
  const text = '<i>Менің отбасым Моңғолияда,</i> Баян-Өлгий аймағында'
  expect(lines(text, 'kk')).toEqual(['<i>Менің отбасым Моңғолияда,</i>', 'Баян-Өлгий аймағында'])
})

const word = fc
  .string({ unit: fc.constantFrom(...'абәқ.,!'), minLength: 1, maxLength: 14 })
  .filter((text) => /[абәқ]/.test(text))

test('law: words keep their order, no line is too long unless it is one word, and a text that can fit two lines does', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 5, max: 45 }), (words, length) => {
      const broken = breakLines(words.join(' '), length, 2, 'kk')
      expect(broken.join(' ')).toBe(words.join(' '))
      for (const line of broken) expect(visibleLength(line) <= length || !line.includes(' ')).toBe(true)
      const fits = words.some((_, at) =>
        [words.slice(0, at), words.slice(at)].every((part) => part.join(' ').length <= length),
      )
      if (fits) expect(broken.length).toBeLessThanOrEqual(2)
    }),
  )
})
