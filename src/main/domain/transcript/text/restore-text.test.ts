import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { type Language, languages } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { saidWords, textOf } from '../../../../../test/support/said-words.ts'
import { restoreText } from './restore-text.ts'

const glossary: GlossaryEntry[] = [
  {
    ...{ id: '1', interviewId: null, kind: 'organisation', notes: '' },
    text: { kk: 'ҚазҰУ', ru: 'КазНУ', en: 'KazNU' },
  },
]
const restored = (text: string, language: Language) =>
  textOf(restoreText(saidWords(text, language), { language, glossary }))

describe('Kazakh as it is written', () => {
  it.each([
    ['мен моңғолиядан келдім | отбасым осында тұрады', 'Мен Моңғолиядан келдім. Отбасым осында тұрады.'],
    ['сіз қазақша білесіз бе ~ иә білемін', 'Сіз қазақша білесіз бе? Иә білемін.'],
    ['жастарға не айтар едіңіз', 'Жастарға не айтар едіңіз?'],
    ['құжаттарыңыз бар ма', 'Құжаттарыңыз бар ма?'],
    ['ол кім екенін білмеймін', 'Ол кім екенін білмеймін.'],
    ['олар қайда тұратынын айтты', 'Олар қайда тұратынын айтты.'],
    ['ну я не умел читать на казахском языке', 'Ну я не умел читать на казахском языке.'],
    ['ол не деп айтты', 'Ол не деп айтты?'],
    ['не әкем не анам келмеді', 'Не әкем не анам келмеді.'],
    ['оқыдым бірақ бітірмедім себебі ақша болмады', 'Оқыдым, бірақ бітірмедім, себебі ақша болмады.'],
    ['мен қазұуда оқыдым', 'Мен ҚазҰУда оқыдым.'],
    ['үйде | кітап оқыдым', 'Үйде кітап оқыдым.'],
    ['екі мың он бесінші жылы келдім', '2015 жылы келдім.'],
    ['мен жиырма бес жастамын', 'Мен 25 жастамын.'],
    ['бес жыл бұрын жиырмадан астам адам келді', 'Бес жыл бұрын 20-дан астам адам келді.'],
    ['мың тоғыз жүз тоқсан екінші жылы туғанмын', '1992 жылы туғанмын.'],
    ['қандай болса да үйренемін', 'Қандай болса да үйренемін.'],
    ['бес алты жыл өтті', 'Бес алты жыл өтті.'],
    ['онда он екінші сынып болған жоқ', 'Онда 12-ші сынып болған жоқ.'],
  ])('%s', (said, written) => {
    expect(restored(said, 'kk')).toBe(written)
  })
})

describe('Russian as it is written', () => {
  it.each([
    ['я переехал в казахстан | родители остались', 'Я переехал в Казахстан. Родители остались.'],
    ['каким было ваше первое впечатление', 'Каким было ваше первое впечатление?'],
    ['знаете ли вы казахский ~ нет не знаю', 'Знаете ли вы казахский? Нет не знаю.'],
    ['я думаю что всё будет хорошо', 'Я думаю, что всё будет хорошо.'],
    ['это город в котором я вырос', 'Это город, в котором я вырос.'],
    ['когда я приехал мне было двадцать пять лет', 'Когда я приехал мне было 25 лет.'],
    ['как я уже говорил это трудно', 'Как я уже говорил это трудно.'],
    ['как вы преодолели трудности', 'Как вы преодолели трудности?'],
    ['я остался потому что мне нравится', 'Я остался, потому что мне нравится.'],
    ['скажите пожалуйста как вас зовут', 'Скажите пожалуйста как вас зовут?'],
    ['двадцать пятого июня две тысячи двадцатого года', '25-го июня 2020 года.'],
    ['встретимся в десять тридцать', 'Встретимся в десять тридцать.'],
    ['мы жили в | маленькой деревне', 'Мы жили в маленькой деревне.'],
    ['две тысячи пятнадцатый год', '2015 год.'],
    ['это было в девяностые годы', 'Это было в 90-е годы.'],
    ['пятнадцатого мая нас было сто двадцать', '15-го мая нас было 120.'],
    ['два брата и тысячи людей', 'Два брата и тысячи людей.'],
  ])('%s', (said, written) => {
    expect(restored(said, 'ru')).toBe(written)
  })
})

describe('English as it is written', () => {
  it.each([
    ["i'm from mongolia | i live in almaty", "I'm from Mongolia. I live in Almaty."],
    ['do you speak kazakh ~ yes i do', 'Do you speak Kazakh? Yes I do.'],
    ['what language do you speak', 'What language do you speak?'],
    ['what i want is peace', 'What I want is peace.'],
    ['when i was young we lived in china', 'When I was young we lived in China.'],
    ['we stayed because we like it but it was hard', 'We stayed, because we like it, but it was hard.'],
    ['where are you from | who is she | tell me more', 'Where are you from? Who is she? Tell me more.'],
    ['the | house is old', 'The house is old.'],
    ['they came in nineteen ninety five', 'They came in 1995.'],
    ['two thousand and fifteen was the twenty first year', '2015 was the 21st year.'],
    ['five of a hundred people', 'Five of a hundred people.'],
  ])('%s', (said, written) => {
    expect(restored(said, 'en')).toBe(written)
  })
})

describe('what is restored', () => {
  it('has the words of a number in heard, over their time', () => {
    const [, year, ...rest] = restoreText(saidWords('мен екі мың он бесінші жылы келдім', 'kk'), {
      ...{ language: 'kk', glossary },
    })
    expect(year).toMatchObject({ text: '2015', heard: 'екі мың он бесінші', startMs: 340, endMs: 1660 })
    expect(textOf(rest)).toBe('жылы келдім.')
  })

  it('leaves hesitations outside of the sentences, which are whole without them', () => {
    const words = restoreText(saidWords('ээ мен мен келдім мм', 'kk'), { language: 'kk', glossary })
    expect(textOf(words)).toBe('ээ мен Мен келдім. мм')
    expect(textOf(words.filter(({ filler }) => !filler))).toBe('Мен келдім.')
  })

  it('stays as it is where somebody has written punctuation already', () => {
    const words = saidWords('Иә, солай болды', 'kk')
    expect(restoreText(words, { language: 'kk', glossary })).toEqual(words)
  })

  it('tells the language of words that have none by their letters', () => {
    const words = restoreText(saidWords('мен қытайда тұрдым', null), { language: 'auto', glossary: [] })
    expect(textOf(words)).toBe('Мен Қытайда тұрдым.')
  })

  const lexicon: Record<Language, string[]> = {
    kk: 'мен келдім ма бе екі мың он бесінші жылы жиырма бірақ себебі қайда не қазақстанда ээ жаңағы жаңағы жүз қазұуда болды екен'.split(
      ' ',
    ),
    ru: 'я приехал что который в котором когда ли вы двадцать пять лет две тысячи пятнадцатый год ну ну но потому китае сто'.split(
      ' ',
    ),
    en: "i i'm what do you nineteen ninety five two thousand and hundred but because uh like like china first twenty".split(
      ' ',
    ),
  }
  const said = fc
    .array(
      fc.constantFrom(...languages).chain((language) =>
        fc.record({
          language: fc.constantFrom<(Language | null)[]>(language, null),
          text: fc.constantFrom(...lexicon[language]),
          pause: fc.constantFrom(0, 40, 200, 500, 900, 3000),
          speaker: fc.constantFrom(null, null, null, 's1', 's2'),
        }),
      ),
      { maxLength: 40 },
    )
    .map((made) => {
      let at = 0
      return made.map(({ pause, ...word }): Word => {
        const startMs = at + pause
        at = startMs + 200
        return { ...word, startMs, endMs: at, confidence: 0.5 }
      })
    })
  const letters = (words: readonly Word[]) =>
    words
      .map(({ text, heard }) => heard ?? text)
      .join(' ')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}' ]/gu, '')

  it('has all the letters that were said, numbers aside, and no time turned back', () => {
    fc.assert(
      fc.property(said, fc.constantFrom(...languages, 'auto' as const), (words, language) => {
        const written = restoreText(words, { language, glossary })
        expect(letters(written)).toBe(letters(words))
        let previous = 0
        for (const { startMs, endMs } of written) {
          expect(startMs).toBeGreaterThanOrEqual(previous)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          previous = startMs
        }
        const bounds = (all: readonly Word[]) => [all[0]?.startMs, all.at(-1)?.endMs]
        expect(bounds(written)).toEqual(bounds(words))
      }),
    )
  })

  it('is not restored again', () => {
    fc.assert(
      fc.property(said, (words) => {
        // What is nothing but hesitation has no sentence that would show it.
        const once = restoreText(words, { language: 'auto', glossary })
        fc.pre(once.some(({ filler }) => !filler))
        expect(restoreText(once, { language: 'auto', glossary })).toEqual(once)
      }),
    )
  })
})
