import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { flagWords, isBetter, isSuspicious } from './guards.ts'

const phrases = readFileSync(
  join(import.meta.dirname, '../../../../test/fixtures/speech/phrases.tsv'),
  'utf8',
)
  .trim()
  .split('\n')
  .flatMap((row) => row.split('\t'))

/** Words of `wordMs` each, one after the other. */
function said(text: string, wordMs = 400, startMs = 0): Word[] {
  const words = text.match(/\S+/gu) ?? []
  return words.map((word, i) => ({
    text: word,
    startMs: startMs + i * wordMs,
    endMs: startMs + (i + 1) * wordMs - 20,
    confidence: null,
    language: null,
    speaker: null,
  }))
}

const everywhere = { speech: [{ startMs: 0, endMs: 1e9 }], loops: true }
const flagged = (words: readonly Word[]) => words.flatMap(({ flag }, i) => (flag ? [`${i} ${flag}`] : []))
const loopOf = (text: string, times: number) => Array.from({ length: times }, () => text).join(' ')

describe('guards', () => {
  it('leave ordinary speech alone', () => {
    for (const phrase of phrases) expect(flagged(flagWords(said(phrase), everywhere))).toEqual([])
    expect(flagged(flagWords(said('жоқ, жоқ, жоқ, мен бармаймын'), everywhere))).toEqual([])
  })

  it.each([
    ['рахмет', 6, 1],
    ['көп рахмет', 4, 2],
    ['спасибо за просмотр', 3, 3],
    ['thank you for watching this video', 5, 6],
  ])('see that “%s” comes %i times', (text, times, size) => {
    const words = said(`міне ${loopOf(text, times)} сонымен`)
    const expected = Array.from({ length: size * (times - 1) }, (_, i) => `${i + 1 + size} repetition`)
    expect(flagged(flagWords(words, everywhere))).toEqual(expected)
    expect(flagged(flagWords(words, { ...everywhere, loops: false }))).toEqual([])
  })

  it('see a loop through case and punctuation, and its half round at the end', () => {
    const words = said('Бәрі жақсы. бәрі жақсы, Бәрі Жақсы! бәрі жақсы бәрі')
    expect(flagged(flagWords(words, everywhere)).map((flag) => Number.parseInt(flag, 10))).toEqual([
      2, 3, 4, 5, 6, 7, 8,
    ])
  })

  it('find any loop of any phrase, and never its first round', () => {
    const word = fc.constantFrom(...new Set(phrases.flatMap((phrase) => phrase.split(' '))))
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 5, max: 9 }),
        (round, times) => {
          const words = flagWords(said(loopOf(round.join(' '), times), 600), everywhere)
          expect(words.slice(0, round.length).every(({ flag }) => flag === undefined)).toBe(true)
          expect(words.slice(round.length).every(({ flag }) => flag === 'repetition')).toBe(true)
          expect(isSuspicious(words)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('see text over silence', () => {
    const words = said('бірінші сөз тыныштық үстінде тұр')
    const speech = [{ startMs: 0, endMs: 830 }]
    expect(flagged(flagWords(words, { speech, loops: true }))).toEqual([
      '2 over_silence',
      '3 over_silence',
      '4 over_silence',
    ])
    expect(flagged(flagWords(words, { speech: null, loops: true }))).toEqual([])
  })

  it('see text faster than anyone can speak', () => {
    const long = 'халықаралық ынтымақтастықты дамыту туралы бағдарламаларды'
    expect(flagged(flagWords(said(long, 600), everywhere))).toEqual([])
    expect(flagWords(said(long, 100), everywhere).every(({ flag }) => flag === 'too_fast')).toBe(true)
  })

  it('change nothing but the flag, and take off one that no longer holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.integer({ min: 30, max: 900 }), (phrase, wordMs) => {
        const words = said(phrase, wordMs)
        const once = flagWords(words, everywhere)
        expect(once.map(({ flag: _, ...word }) => word)).toEqual(words)
        expect(flagWords(once, everywhere)).toEqual(once)
      }),
      { numRuns: 80 },
    )
    const stale = said('бәрі жақсы').map((word): Word => ({ ...word, flag: 'repetition' }))
    expect(flagged(flagWords(stale, everywhere))).toEqual([])
  })

  it('ask for a second attempt where much is flagged', () => {
    const bad = flagWords(said(loopOf('көп рахмет', 9)), everywhere)
    const good = flagWords(said('көп рахмет айтамын'), everywhere)
    expect([isSuspicious(bad), isSuspicious(good), isSuspicious([])]).toEqual([true, false, false])
  })
})

describe('a second attempt on halves', () => {
  const talk = Array.from({ length: 40 }, (_, i) => phrases.join(' ').split(' ')[i]!).join(' ')
  /** 40 good words and a loop, 400 ms a word: the halves meet at 12 s. */
  const first = flagWords(said(`${talk} ${loopOf('рахмет', 20)}`), everywhere)
  const halves = (one: string, other: string) => [
    { words: flagWords(said(one, 300), everywhere), endMs: 12_000 },
    { words: flagWords(said(other, 300, 12_000), everywhere), endMs: 24_000 },
  ]
  const words = talk.split(' ')
  const part = (from: number, to: number) => words.slice(from, to).join(' ')

  it('is taken where it has what the first heard well, without the loop', () => {
    expect(isBetter(first, halves(part(0, 30), part(30, 40)))).toBe(true)
    expect(isBetter(first, halves(part(0, 30), `${part(30, 40)} рахмет`))).toBe(true)
    // A loop of a phrase, and one that is all there is in a half.
    const phrase = flagWords(said(`${talk} ${loopOf('көріп отырғандарыңызға көп рахмет', 8)}`), everywhere)
    expect(isBetter(phrase, halves(part(0, 30), part(30, 40)))).toBe(true)
    const late = flagWords(said(`${part(0, 30)} ${loopOf('рахмет', 20)}`), everywhere)
    expect(isBetter(late, halves(part(0, 30), ''))).toBe(true)
  })

  it('may lack a little of it, but not much', () => {
    expect(isBetter(first, halves(part(0, 30), part(30, 39)))).toBe(true)
    expect(isBetter(first, halves(part(2, 30), part(30, 40)))).toBe(true)
    expect(isBetter(first, halves(part(8, 30), part(30, 40)))).toBe(false)
  })

  it('is not taken where it has lost good words, though it has fewer doubtful ones', () => {
    expect(isBetter(first, halves('', part(30, 35)))).toBe(false)
    expect(isBetter(first, halves(part(0, 30), ''))).toBe(false)
    // As much text as before, but all of it in one half.
    expect(isBetter(first, halves('', `${part(0, 40)} ${part(10, 30)}`))).toBe(false)
  })

  it('is not taken where it has as many doubtful words, or nothing', () => {
    expect(isBetter(first, halves(part(0, 30), `${part(30, 40)} ${loopOf('рахмет', 20)}`))).toBe(false)
    expect(isBetter(first, halves('', ''))).toBe(false)
    const invented = flagWords(said(talk), { speech: [], loops: true })
    expect(isBetter(invented, halves('', ''))).toBe(false)
    const allLoop = flagWords(said(loopOf(part(0, 12), 5)), everywhere)
    const silent = flagWords(said('рахмет'), { speech: [], loops: true })
    expect(isBetter(allLoop, [{ words: silent, endMs: 24_000 }])).toBe(false)
  })
})
