import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '#shared/language.ts'
import { saidWords, textOf } from '../../../../../test/support/said-words.ts'
import { markFillers } from './fillers.ts'

/** What subtitles keep. */
const kept = (text: string, language: Language) =>
  textOf(markFillers(saidWords(text, language), language).filter(({ filler }) => !filler))

describe('hesitations', () => {
  it.each<[Language, string, string]>([
    ['kk', 'ээ мен ммм келдім', 'мен келдім'],
    ['kk', 'мен мен мен келдім', 'мен келдім'],
    ['kk', 'мен ээ мен келдім', 'мен келдім'],
    ['kk', 'біз бардық біз бардық', 'біз бардық'],
    ['kk', 'қаз қазақстанда тұрамын', 'қазақстанда тұрамын'],
    ['kk', 'келдім ~ жаңағы ~ қалаға', 'келдім қалаға'],
    ['kk', 'жаңағы жаңағы адам', 'жаңағы адам'],
    ['ru', 'эм я я приехал в в алматы', 'я приехал в алматы'],
    ['ru', 'это ~ как бы ~ трудно', 'это трудно'],
    ['en', 'uh it was um the the house', 'it was the house'],
    ['en', 'i was ~ you know ~ alone', 'i was alone'],
  ])('%s: %s', (language, said, left) => {
    expect(kept(said, language)).toBe(left)
  })

  it.each<[Language, string]>([
    ['kk', 'жаңағы адам келді енді кетеді'],
    ['kk', 'өте өте жақсы'],
    ['kk', 'ол олар емес'],
    ['kk', 'мен менің үйім'],
    ['kk', 'анам мен мен қалдық'],
    ['kk', 'үлкен үлкен үйлер'],
    ['kk', 'а сен кімсің'],
    ['kk', 'келдім | | келдім'],
    ['ru', 'ну хорошо как бы трудно ни было'],
    ['ru', 'да да конечно'],
    ['ru', 'он они и она'],
    ['en', 'i like it well you know him'],
    ['en', 'very very good and so so'],
  ])('%s: nothing of “%s”', (language, said) => {
    expect(kept(said, language)).toBe(textOf(saidWords(said, language)))
  })

  it('are only marked: nothing else changes, and marking twice is marking once', () => {
    const texts = fc.array(fc.constantFrom('мен', 'ээ', 'ну', 'like', 'қаз', 'қазақ', '|', '~', 'жаңағы'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(texts, fc.constantFrom<Language[]>('kk', 'ru', 'en'), (tokens, language) => {
        const words = saidWords(tokens.join(' '), language)
        const marked = markFillers(words, language)
        expect(marked.map(({ filler: _, ...word }) => word)).toEqual(words)
        expect(markFillers(marked, language)).toEqual(marked)
      }),
    )
  })
})
