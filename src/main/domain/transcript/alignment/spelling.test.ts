import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '#shared/language.ts'
import { threeLanguages } from '../../../../../test/support/posteriors.ts'
import { parseVocabulary } from '../vocabulary.ts'
import { anyLetter, asSaid, innerGap, spellWords, writtenOrAny } from './spelling.ts'

/** Labels as text: a space for a gap, ? for any letter, letters that may be another in capitals. */
function spelled(text: string, language: Language, vocabulary = threeLanguages): string {
  const [labels] = spellWords([{ text, language }], vocabulary)
  return labels!
    .map((label) => {
      if (label === innerGap) return ' '
      if (label === anyLetter) return '?'
      return label >= 0 ? vocabulary.symbols[label]! : vocabulary.symbols[writtenOrAny(label)]!.toUpperCase()
    })
    .join('')
}

describe('how a written word is looked for', () => {
  it.each([
    ['Әжем,', 'kk', 'әжем'],
    ['«Отбасы»', 'kk', 'отбасы'],
    ['по-русски', 'ru', 'по русски'],
    ["don't", 'en', 'don t'],
    ['25', 'ru', 'двадцать пять'],
    ['25-ші', 'kk', 'жиырма бесінші'],
    ['15:30', 'en', 'fifteen thirty'],
    ['1,500', 'en', 'one thousand five hundred'],
    ['50%', 'kk', 'елу пайыз'],
    ['№7', 'ru', 'номер семь'],
    ['5-й', 'ru', 'пят??'],
    ['café', 'en', 'cafe'],
    ['ﬁlm', 'en', 'film'],
    ['и\u0306од', 'ru', 'йод'],
    ['YouTube', 'kk', 'YOUTUBE'],
    ['قازاق', 'kk', 'ҚАЗАҚ'],
    ['中国人', 'kk', '??'],
    ['—', 'ru', ''],
    ['🎬', 'kk', ''],
    ['', 'kk', ''],
  ] as const)('%s', (text, language, labels) => {
    expect(spelled(text, language)).toBe(labels)
  })

  it('writes the nearest letter where the model lacks one', () => {
    const russian = parseVocabulary('▁ 0\nа 1\nк 2\nт 3\nл 4\nи 5\nе 6\n<blk> 7\n')
    expect(spelled('тілек', 'kk', russian)).toBe('тилек')
    expect(spelled('қала', 'kk', russian)).toBe('кала')
    expect(spelled('тёк', 'ru', russian)).toBe('тек')
  })

  it('says a number written in groups once, with its first group', () => {
    const words = ['шамамен', '10', '000', 'теңге', '2', 'адам'].map((text) => ({
      text,
      language: 'kk' as const,
    }))
    expect(spellWords(words, threeLanguages).map((labels) => labels.length > 0)).toEqual([
      ...[true, true, false, true, true, true],
    ])
    expect(asSaid('10000', 'kk')).toBe('он мың')
  })

  it('makes labels of the vocabulary, or of none of its own, of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<Language>('kk', 'ru', 'en'),
        (text, language) => {
          const [labels] = spellWords([{ text, language }], threeLanguages)
          const { symbols, blank } = threeLanguages
          for (const label of labels!) {
            const id = label <= -3 ? writtenOrAny(label) : label
            expect(
              id === anyLetter || id === innerGap || (id >= 0 && id < symbols.length && id !== blank),
            ).toBe(true)
          }
          expect(labels![0]).not.toBe(innerGap)
          expect(labels!.at(-1)).not.toBe(innerGap)
        },
      ),
    )
  })
})
