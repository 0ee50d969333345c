import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { type Language, languages } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { saidWords, textOf } from '../../../../../test/support/said-words.ts'
import type { WordMarks } from './predicted-marks.ts'
import { restoreText, restoreTextBy } from './restore-text.ts'

const glossary: GlossaryEntry[] = [
  {
    ...{ id: '1', interviewId: null, kind: 'organisation', notes: '' },
    text: { kk: 'ҚазҰУ', ru: 'КазНУ', en: 'KazNU' },
  },
  {
    ...{ id: '2', interviewId: null, kind: 'person', notes: '' },
    text: { kk: 'Жұмабек т.', ru: '', en: '' },
  },
]

/** Marks written as text: after each word its mark, `/` where a sentence ends without one, capitals as they stand. */
async function written(said: string, predicted: string, language: Language): Promise<string> {
  const marks = predicted.split(' ').map((word): WordMarks => {
    const [, text, mark] = /^(.*?)([.,?/]?)$/u.exec(word)!
    const capitals = Array.from(text!, (sign) => sign !== sign.toLowerCase())
    return {
      mark: mark === '/' ? '' : (mark as WordMarks['mark']),
      ends: mark === '/' || mark === '.' || mark === '?',
      capitals,
    }
  })
  const words = saidWords(said, language)
  return textOf(await restoreTextBy(async () => marks, words, { language, glossary }))
}

describe('text with the marks of a model', () => {
  it.each<[said: string, predicted: string, text: string, language: Language]>([
    ['сен келесің бе жоқ', 'Сен келесің бе? Жоқ.', 'Сен келесің бе? Жоқ.', 'kk'],
    ['он пришёл но поздно', 'он пришёл, но поздно', 'Он пришёл, но поздно.', 'ru'],
    ['мы живём в сша давно', 'мы живём в США давно', 'Мы живём в США давно.', 'ru'],
    // The end of a sentence without a mark, and a full stop that the model does not take for an end.
    ['иә солай болды', 'иә/ солай. болды', 'Иә. Солай. Болды.', 'kk'],
    // The glossary's case, whatever the model says.
    ['ол қазұу бітірген', 'ол қазұу бітірген', 'Ол ҚазҰУ бітірген.', 'kk'],
    ['ол қазұу бітірген', 'ол ҚАЗҰУ бітірген', 'Ол ҚазҰУ бітірген.', 'kk'],
    ['жұмабек т келді', 'жұмабек Т келді', 'Жұмабек т келді.', 'kk'],
    ['келді жұмабек т.', 'келді жұмабек т.', 'Келді Жұмабек т.', 'kk'],
    // A capital inside a word with a small beginning is a mistake.
    ['иә солай', 'иә соЛай', 'Иә солай.', 'kk'],
    // Two and a half seconds in which nobody goes on.
    ['мен келдім | | | | ол кетті', 'мен келдім ол кетті', 'Мен келдім. Ол кетті.', 'kk'],
    // Numbers go by the rules, before the model reads.
    ['екі мың он бесінші жылы келдім', '2015 жылы келдім.', '2015 жылы келдім.', 'kk'],
    // Hesitations are outside.
    ['ээ мен келдім мм', 'мен келдім.', 'ээ Мен келдім. мм', 'kk'],
    ["i'm here", "i'm here.", "I'm here.", 'en'],
  ])('%s | %s', async (said, predicted, text, language) => {
    expect(await written(said, predicted, language)).toBe(text)
  })

  it('leaves what somebody has written or seen to, and does not ask the model', async () => {
    const never = () => Promise.reject(new Error('asked'))
    const options = { language: 'kk', glossary: [] } as const
    const typed = saidWords('Иә, солай болды', 'kk')
    expect(await restoreTextBy(never, typed, options)).toEqual(typed)
    const seen = saidWords('иә солай болды', 'kk').map(
      (word, at): Word => (at === 1 ? { ...word, checked: true } : word),
    )
    expect(await restoreTextBy(never, seen, options)).toEqual(seen)
    expect(restoreText(seen, options)).toEqual(seen)
  })

  const lexicon = "мен келдім ма екі мың он бесінші жылы қазұуда ээ сша я i'm that ǰ ß ﬁ straße".split(' ')
  const said = fc.array(
    fc.record({
      text: fc.oneof(
        fc.constantFrom(...lexicon),
        fc.stringMatching(/^[\p{Ll}\p{Lo}'-]{1,9}$/u).map((text) => text.toLowerCase()),
      ),
      language: fc.constantFrom(...languages),
      pauseMs: fc.constantFrom(0, 40, 300, 900, 3000),
      speaker: fc.constantFrom('a', 'b', null),
      flag: fc.constantFrom(undefined, 'repetition' as const),
      heard: fc.constantFrom(undefined, 'алдында'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  const anyMarks = fc.array(
    fc.record({
      mark: fc.constantFrom<WordMarks['mark'][]>('', '', ',', '.', '?'),
      ends: fc.boolean(),
      capitals: fc.array(fc.boolean(), { maxLength: 10 }),
    }),
    { minLength: 40, maxLength: 40 },
  )

  it('has the words of the rules, case and punctuation aside, with all that belongs to them', async () => {
    await fc.assert(
      fc.asyncProperty(said, anyMarks, fc.boolean(), async (spoken, marks, exact) => {
        let at = 0
        const words = spoken.map(({ text, language, pauseMs, speaker, flag, heard }): Word => {
          const startMs = at
          at += 300 + pauseMs
          return {
            ...{ text, startMs, endMs: startMs + 300, confidence: 0.5, language, speaker },
            ...(flag ? { flag } : {}),
            ...(heard ? { heard } : {}),
          }
        })
        const before = structuredClone(words)
        const options = { language: 'auto', glossary } as const
        const predict = async (texts: readonly string[]) =>
          texts.map((text, index): WordMarks => {
            const { capitals, ...mark } = marks[index]!
            // Of the right number as a rule, of any at times.
            return {
              ...mark,
              capitals: exact ? Array.from(text, (_, sign) => capitals[sign] ?? false) : capitals,
            }
          })
        const byModel = await restoreTextBy(predict, words, options)
        expect(words).toEqual(before)
        expect(byModel.map(bare)).toEqual(restoreText(words, options).map(bare))
      }),
      { numRuns: 300 },
    )
  })
})

/** A word without its marks and its case. */
function bare({ text, ...rest }: Word) {
  return { ...rest, letters: text.toLowerCase().replace(/[.,?]+$/u, '') }
}
