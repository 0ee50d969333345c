import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { transcripts } from '../../../../test/support/transcripts.ts'
import { joinOn, putRange, wholeWords, wordsIn } from './put-range.ts'
import { withWords } from './stretches.ts'

const cases = fc.tuple(transcripts, transcripts, fc.nat(20_000), fc.nat(20_000)).map(([old, other, a, b]) => {
  const marked = { startMs: Math.min(a, b), endMs: Math.max(a, b) + 1 }
  const range = wholeWords(old.words, marked, old.durationMs)
  const move = ({ startMs, endMs }: { startMs: number; endMs: number }) => ({
    startMs: startMs + range.startMs,
    endMs: endMs + range.startMs,
  })
  const words = other.words.map((word) => ({ ...word, ...move(word), speaker: null }))
  const stretches = other.stretches.map((stretch) => ({ ...stretch, ...move(stretch) }))
  return { old, range, made: { startMs: range.startMs, endMs: range.endMs, words, stretches } }
})

describe('a part recognised anew', () => {
  it('is made of whole words and reaches into no others', () => {
    fc.assert(
      fc.property(cases, ({ old, range }) => {
        const { from, to } = wordsIn(old.words, range)
        expect([from, to]).toEqual([range.from, range.to])
        for (const word of old.words.slice(from, to)) {
          expect(word.startMs).toBeGreaterThanOrEqual(range.startMs)
          expect(word.endMs).toBeLessThanOrEqual(range.endMs)
        }
      }),
    )
  })

  it('takes the place of the old words and leaves all others as they are', () => {
    fc.assert(
      fc.property(cases, ({ old, range: { from, to }, made }) => {
        const { words } = putRange(old, made)
        const after = old.words.length - to
        expect(words.length).toBe(from + made.words.length + after)
        for (let index = 0; index < from; index += 1) expect(words[index]).toBe(old.words[index])
        for (let index = 1; index <= after; index += 1) expect(words.at(-index)).toBe(old.words.at(-index))
        expect(words.slice(from, from + made.words.length).map(({ text }) => text)).toEqual(
          made.words.map(({ text }) => text),
        )
      }),
    )
  })

  it('never turns time back, and each word lies in a stretch', () => {
    fc.assert(
      fc.property(cases, ({ old, made }) => {
        const next = putRange(old, made)
        for (const [index, word] of next.words.entries()) {
          expect(word.endMs).toBeGreaterThanOrEqual(word.startMs)
          expect(word.startMs).toBeGreaterThanOrEqual(next.words[index - 1]?.startMs ?? 0)
        }
        for (const { stretch, words } of withWords({ ...old, ...next })) {
          for (const word of words) {
            expect(word.startMs).toBeGreaterThanOrEqual(stretch.startMs)
            expect(word.startMs).toBeLessThanOrEqual(stretch.endMs)
          }
        }
      }),
    )
  })

  it('is said by whoever said the words at that time', () => {
    fc.assert(
      fc.property(cases, ({ old, range: { from, to }, made }) => {
        const speakers = new Set(old.words.slice(from, to).map(({ speaker }) => speaker))
        if (speakers.size !== 1) return
        const fresh = putRange(old, made).words.slice(from, from + made.words.length)
        for (const { speaker } of fresh) expect(speakers.has(speaker)).toBe(true)
      }),
    )
  })
})

describe('the ends of a part recognised anew', () => {
  const words = (text: string, language: Language = 'kk'): Word[] =>
    text.split(' ').map((one, index) => ({
      ...{ text: one, startMs: index * 100, endMs: index * 100 + 90 },
      ...{ confidence: 1, language, speaker: null },
    }))
  const entry = (kk: string): GlossaryEntry => ({
    ...{ id: kk, interviewId: null, kind: 'person', text: { kk, ru: '', en: '' }, notes: '' },
  })
  const join = (old: string, from: number, to: number, made: string, names: readonly string[] = []) =>
    joinOn(words(made), words(old), { from, to }, names.map(entry))
      .map(({ text }) => text)
      .join(' ')

  it('go on with the sentence around them', () => {
    expect(join('Мен кеше қалаға бардым.', 1, 3, 'Бүгін ауылға.')).toBe('бүгін ауылға')
    expect(join('Мен кеше қалаға бардым.', 1, 4, 'Бүгін келдім.')).toBe('бүгін келдім.')
    expect(join('Иә. Кеше бардым. Сосын', 1, 3, 'Бүгін келдім.')).toBe('Бүгін келдім.')
  })

  it('are spelled as before where they are the same words, and names as names', () => {
    expect(join('Мен Әсел қалаға бардым.', 1, 3, 'Әсел ауылға.')).toBe('Әсел ауылға')
    expect(join('Мен кеше қалаға бардым.', 1, 3, 'Әсел ауылға.', ['Әсел'])).toBe('Әсел ауылға')
    expect(join('Мен кеше қалаға бардым.', 1, 3, 'Әселге ауылға.', ['Әсел'])).toBe('Әселге ауылға')
    expect(join('Мен кеше қалаға бардым.', 1, 3, 'Алматыға ауылға.')).toBe('Алматыға ауылға')
    expect(join('Мен кеше қалаға бардым.', 1, 3, 'БҰҰ ауылға.')).toBe('БҰҰ ауылға')
    const english = (made: string) =>
      joinOn(words(made, 'en'), words('and then we went home', 'en'), { from: 2, to: 4 })[0]!.text
    expect([english('I went'), english('I’m there'), english('Kazakh songs'), english('In town')]).toEqual([
      'I',
      'I’m',
      'Kazakh',
      'in',
    ])
  })
})
