import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { decodeGreedy } from '../ctc-decode.ts'
import type { CtcMatrix } from '../ctc-matrix.ts'
import { parseVocabulary } from '../vocabulary.ts'
import { correctWithGlossary } from './glossary-correction.ts'

const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі'
const vocabulary = parseVocabulary(['▁', ...letters, '<blk>'].map((token, id) => `${token} ${id}`).join('\n'))
const size = vocabulary.symbols.length

/**
 * What a model that is nearly sure of each letter gives for a text, a blank after every letter. `а/о` says that it wrote а, but
 * holds о for nearly as likely.
 */
function heard(text: string, language: Language | null = 'kk'): { words: Word[]; matrix: CtcMatrix } {
  const said = Array.from(text.matchAll(/(.)(?:\/(.))?/gu), ([, letter, other]) => [letter!, other] as const)
  const frames = said.flatMap((pair) => [pair, ['', undefined] as const])
  const logProbs = new Float32Array(frames.length * size).fill(Math.log(0.0005 / size))
  frames.forEach(([letter, other], frame) => {
    const id = letter === '' ? vocabulary.blank : vocabulary.symbols.indexOf(letter)
    logProbs[frame * size + id] = Math.log(other === undefined ? 0.98 : 0.7)
    if (other !== undefined) logProbs[frame * size + vocabulary.symbols.indexOf(other)] = Math.log(0.2)
  })
  const matrix = { logProbs, frames: frames.length, size }
  const words = decodeGreedy(logProbs, frames.length, vocabulary, frames.length * 40).map((word) => ({
    ...word,
    startMs: word.startMs + chunkStartMs,
    endMs: word.endMs + chunkStartMs,
    language,
    speaker: null,
  }))
  return { words, matrix }
}
const chunkStartMs = 60_000

const entry = (kk: string, ru = '', en = ''): GlossaryEntry => ({
  ...{ id: kk + ru + en, interviewId: null, kind: 'other', notes: '' },
  text: { kk, ru, en },
})
const glossary = [
  entry('Алматы'),
  entry('ҚазҰУ'),
  entry('Баян-Өлгий'),
  entry('Бауыржан Момышұлы'),
  entry('Айгүл', 'Айгуль'),
  entry('', 'Екатеринбург'),
]

function corrected(text: string, language: Language | null = 'kk', entries = glossary) {
  const { words, matrix } = heard(text, language)
  return correctWithGlossary(words, matrix, vocabulary, entries, chunkStartMs).map((word) =>
    word.heard === undefined ? word.text : `${word.text}<${word.heard}`,
  )
}

describe('a name of the glossary', () => {
  it('takes the place of what was heard, which is kept', () => {
    expect(corrected('мен ал/лмате/ы келдім')).toEqual(['мен', 'Алматы<алмате', 'келдім'])
  })

  it('has the suffix that was said', () => {
    expect(corrected('біз алмате/ыдан келдік')).toEqual(['біз', 'Алматыдан<алматедан', 'келдік'])
    expect(corrected('айго/үлдің үйі')).toEqual(['Айгүлдің<айголдің', 'үйі'])
  })

  it('that was heard right has its own case, and nothing is said to have been corrected', () => {
    expect(corrected('қазұуда алматыда')).toEqual(['ҚазҰУ-да', 'Алматыда'])
  })

  it('may have been heard as two words, or as one', () => {
    expect(corrected('ал маты қаласы')).toEqual(['Алматы<ал маты', 'қаласы'])
    expect(corrected('баян өлгийде')).toEqual(['Баян-Өлгийде<баян өлгийде'])
    expect(corrected('бауыржан ма/ома/ышұлы келді')).toEqual(['Бауыржан', 'Момышұлы<мамашұлы', 'келді'])
  })

  it('of several words is one correction, and two names after each other are two', () => {
    const told = (text: string) => {
      const { words, matrix } = heard(text)
      return correctWithGlossary(words, matrix, vocabulary, glossary, chunkStartMs)
    }
    const [first, last, apart] = told('бауыржан ма/ома/ышұлы ал/лмате/ы')
    expect([first!.text, last!.text, apart!.text]).toEqual(['Бауыржан', 'Момышұлы', 'Алматы'])
    expect([first!.correction, last!.correction]).toEqual([first!.startMs, first!.startMs])
    expect(apart).not.toHaveProperty('correction')
    for (const word of told('бауыржан момышұлы')) expect(word).not.toHaveProperty('correction')
  })

  it('is left alone where the model is sure of what it heard', () => {
    expect(corrected('қара адасты айдын')).toEqual(['қара', 'адасты', 'айдын'])
  })

  it('never takes the place of a word that is said all the time', () => {
    expect(corrected('а/алма/а', 'kk', [entry('Алмас')])).toEqual(['алма'])
  })

  it('in Russian has its endings, and a Kazakh spelling stands for no Russian word', () => {
    expect(corrected('в екатеринб/пурге', 'ru')).toEqual(['в', 'Екатеринбурге'])
    expect(corrected('про айга/улю', 'ru')).toEqual(['про', 'Айгулю<айгалю'])
  })

  it('changes no time, and no word that has nothing to do with it', () => {
    const texts = fc.array(
      fc.constantFrom('мен', 'алме/аты', 'бауыржан', 'мама/ышұлы', 'қала', 'ал', 'маты', 'баян'),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(texts, (tokens) => {
        const { words, matrix } = heard(tokens.join(' '))
        const written = correctWithGlossary(words, matrix, vocabulary, glossary, chunkStartMs)
        expect([written[0]?.startMs, written.at(-1)?.endMs]).toEqual([words[0]?.startMs, words.at(-1)?.endMs])
        let previous = 0
        for (const { startMs, endMs } of written) {
          expect(startMs).toBeGreaterThanOrEqual(previous)
          expect(endMs).toBeGreaterThan(startMs)
          previous = startMs
        }
        // Nothing that was heard is lost.
        expect(
          written
            .map((word) => word.heard ?? word.text.toLowerCase())
            .join('')
            .replace(/[ -]/g, ''),
        ).toBe(words.map(({ text }) => text).join(''))
        expect(correctWithGlossary(words, matrix, vocabulary, [], chunkStartMs)).toEqual(words)
      }),
    )
  })
})
