import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '#shared/language.ts'
import { visibleLength } from '#shared/subtitle-text.ts'
import { breakPenalties } from './break-penalty.ts'
import { breakLines } from './line-break.ts'

const lines = (text: string, language: Language, length = language === 'en' ? 42 : 39) =>
  breakLines(text, length, 2, language)

/** How bad a line end is between two parts of a text. */
function penaltyBetween(before: string, after: string, language: Language): number {
  const words = before.split(' ')
  return breakPenalties([...words, ...after.split(' ')], language)[words.length - 1]!
}

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

  test.each([
    ['үлгіні көрсете', 'отырып түсіндірді'],
    ['жұмысты тоқтата', 'тұрыңыз'],
    ['тәжірибе арттыра', 'отырып'],
    ['дәстүрді сақтата', 'жүріп'],
    ['соны айта', 'жүріп'],
    ['әндер шырқата', 'отырып'],
  ])('a converb in -та, -те or -ра keeps its auxiliary: %s / %s', (before, after) => {
    expect(penaltyBetween(before, after, 'kk')).toBeGreaterThan(0.9)
  })

  test.each([
    ['осы жақта', 'тұрамыз'],
    ['сол шетте', 'жүр'],
    ['бұрын клубта', 'отырып'],
    ['ескі үйде', 'отырып'],
    ['біздің елде', 'тұрып'],
    ['оның жанында', 'отырды'],
  ])('a place does not lean on its verb as a converb does: %s / %s', (before, after) => {
    expect(penaltyBetween(before, after, 'kk')).toBeLessThan(0.6)
  })

  test('somebody who came has no wish of it: only what has a stem before -ғы is a wish', () => {
    for (const who of ['кісі', 'кісім', 'кісілері']) {
      expect(penaltyBetween(`бір ${who}`, 'келіп кетті', 'kk')).toBeLessThan(0.6)
    }
    expect(penaltyBetween('үйге барғысы', 'келді', 'kk')).toBeGreaterThan(0.9)
    expect(penaltyBetween('су ішкім', 'келеді', 'kk')).toBeGreaterThan(0.9)
  })

  test('a conjunction opens the second line', () => {
    expect(lines('Мен қалаға келдім бірақ ешкімді танымадым', 'kk')).toEqual([
      'Мен қалаға келдім',
      'бірақ ешкімді танымадым',
    ])
  })
})

describe('Russian', () => {
  test.each(['надо', 'нужно', 'придётся', 'придется', 'пришлось'])(
    'whom it concerns stands with the impersonal verb, and that with its infinitive: мне %s',
    (verb) => {
      expect(penaltyBetween('сказала мне', `${verb} ехать`, 'ru')).toBeGreaterThan(0.8)
      expect(penaltyBetween(`сказала мне ${verb}`, 'ехать', 'ru')).toBeGreaterThan(0.8)
    },
  )

  test('"надо" is a preposition only in a few set phrases', () => {
    expect(penaltyBetween('они смеялись надо', 'мной', 'ru')).toBe(1)
    expect(penaltyBetween('тогда надо', 'было ехать', 'ru')).toBeLessThan(1)
    expect(lines('Тётя сказала потом что мне надо обязательно учиться', 'ru')).toEqual([
      'Тётя сказала',
      'потом что мне надо обязательно учиться',
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
