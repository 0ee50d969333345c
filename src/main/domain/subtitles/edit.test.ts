import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IzError } from '#shared/error.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import type { Cue } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { editCueText, mergeCues, retimeCue, shiftCue, splitCue, wordIndexAt } from './edit.ts'
import { wordsOfCue } from './words-from-cues.ts'

const rules = rulesFor('kk')
const word = (text: string, startMs: number, endMs: number, speaker: string | null = null): Word => ({
  text,
  startMs,
  endMs,
  confidence: 0.7,
  language: 'kk',
  speaker,
})
const cue: Cue = {
  startMs: 1000,
  endMs: 3000,
  text: 'мен казакстанға\nкөшіп келдім',
  words: [
    word('мен', 1000, 1200),
    word('казакстанға', 1260, 1900),
    word('көшіп', 2000, 2300),
    word('келдім', 2340, 2700),
  ],
}
const spans = (words: Word[]) => words.map(({ text, startMs, endMs }) => [text, startMs, endMs])

describe('an edited text', () => {
  test('keeps the times of words whose spelling alone changes; a corrected word loses its confidence', () => {
    const edited = editCueText(cue, 'Мен Қазақстанға\nкөшіп келдім.')
    expect(spans(edited.words)).toEqual([
      ['Мен', 1000, 1200],
      ['Қазақстанға', 1260, 1900],
      ['көшіп', 2000, 2300],
      ['келдім.', 2340, 2700],
    ])
    expect(edited.words.map((each) => each.confidence)).toEqual([0.7, null, 0.7, 0.7])
  })

  test('shares the time of replaced words among new ones by their letters', () => {
    const edited = editCueText(cue, 'мен Баян-Өлгийден осы елге көшіп келдім')
    expect(spans(edited.words)).toEqual([
      ['мен', 1000, 1200],
      ['Баян-Өлгийден', 1260, 1638],
      ['осы', 1638, 1755],
      ['елге', 1755, 1900],
      ['көшіп', 2000, 2300],
      ['келдім', 2340, 2700],
    ])
  })

  test('puts an added word into the silence where it stands', () => {
    expect(spans(editCueText(cue, 'мен казакстанға бірге көшіп келдім дедім').words)).toEqual([
      ['мен', 1000, 1200],
      ['казакстанға', 1260, 1900],
      ['бірге', 1900, 2000],
      ['көшіп', 2000, 2300],
      ['келдім', 2340, 2700],
      ['дедім', 2700, 3000],
    ])
  })

  test('of a cue without words has none', () => {
    expect(editCueText({ ...cue, words: [] }, 'жаңа').words).toEqual([])
  })
})

describe('a split', () => {
  test('gives each side its words, lines and times, with the gap between', () => {
    const [first, second] = splitCue(cue, 2, rules)
    expect([first.startMs, first.endMs, first.text]).toEqual([1000, 1917, 'мен казакстанға'])
    expect([second.startMs, second.endMs, second.text]).toEqual([2000, 3000, 'көшіп келдім'])
    expect([...first.words, ...second.words]).toEqual(cue.words)
  })
  test('closes and reopens markup, and needs no words', () => {
    const plain = { ...cue, text: '<i>бір екі</i> үш', words: [] }
    const [first, second] = splitCue(plain, 1, rules)
    expect([first.text, second.text]).toEqual(['<i>бір</i>', '<i>екі</i> үш'])
    expect(second.startMs).toBe(wordsOfCue(plain)[1]!.startMs)
  })
  test('refuses to leave a side empty', () => {
    for (const at of [0, 4, 1.5, -1]) expect(() => splitCue(cue, at, rules)).toThrow(IzError)
  })
  test('finds its word from a place in the text', () => {
    expect([0, 3, 4, 15, 16, 99].map((at) => wordIndexAt(cue.text, at))).toEqual([0, 1, 1, 2, 2, 4])
  })
})

describe('a merge', () => {
  test('sets the text anew and keeps all words', () => {
    const [first, second] = splitCue(cue, 2, rules)
    const merged = mergeCues(second, first, rules, 'kk')
    expect(merged).toEqual({ ...cue, text: 'мен казакстанға көшіп келдім' })
  })
  test('of two speakers gives each a line with a hyphen', () => {
    const a: Cue = {
      startMs: 0,
      endMs: 900,
      text: 'Барасың ба?',
      words: [word('Барасың', 0, 400, 'A'), word('ба?', 400, 800, 'A')],
    }
    const b: Cue = { startMs: 1000, endMs: 2000, text: 'Иә.', words: [word('Иә.', 1000, 1400, 'B')] }
    expect(mergeCues(a, b, rules, 'kk').text).toBe('-Барасың ба?\n-Иә.')
  })
})

test('a shift moves all, and stops at the start of the recording', () => {
  expect(shiftCue(cue, 250).words[0]).toEqual(word('мен', 1250, 1450))
  expect(shiftCue(cue, -5000).startMs).toBe(0)
  expect(shiftCue(shiftCue(cue, 300), -300)).toEqual(cue)
})

test('a new in and out leave words where they are spoken, inside the cue', () => {
  const retimed = retimeCue(cue, 1100, 2500)
  expect(spans(retimed.words)).toEqual([
    ['мен', 1100, 1200],
    ['казакстанға', 1260, 1900],
    ['көшіп', 2000, 2300],
    ['келдім', 2340, 2500],
  ])
  expect(() => retimeCue(cue, 2000, 1000)).toThrow(IzError)
})

const letters = fc.string({ unit: fc.constantFrom(...'абә'), minLength: 1, maxLength: 4 })
const mark = fc.constantFrom('', '', '.', ',', ' —')
const text = fc
  .array(fc.tuple(letters, mark, fc.constantFrom(' ', '\n')), { minLength: 1, maxLength: 12 })
  .map((parts) =>
    parts
      .map((part) => part.join(''))
      .join('')
      .trim(),
  )
const timedCue = fc
  .tuple(text, fc.array(fc.nat(400), { minLength: 30, maxLength: 30 }))
  .map(([content, steps]): Cue => {
    let at = 500
    const words = tokensOf(content).map((token, index) => {
      const startMs = at + steps[index * 2]!
      at = startMs + steps[index * 2 + 1]!
      return word(token.text, startMs, at)
    })
    return { startMs: words[0]!.startMs, endMs: at + steps[29]!, text: content, words }
  })
const ordered = (words: Word[], from: number, to: number) => {
  let at = from
  for (const each of words) {
    expect(each.startMs).toBeGreaterThanOrEqual(at)
    expect(each.endMs).toBeGreaterThanOrEqual(each.startMs)
    at = each.startMs
  }
  expect(Math.max(from, ...words.map((each) => each.endMs))).toBeLessThanOrEqual(to)
}

describe('laws of editing', () => {
  test('the same text is the same cue, also when it is only set in other lines', () => {
    fc.assert(
      fc.property(timedCue, (whole) => {
        expect(editCueText(whole, whole.text)).toBe(whole)
        const flat = whole.text.replace(/\n/g, ' ')
        expect(editCueText(whole, flat).words).toEqual(whole.words)
      }),
    )
  })
  test('one word a token, in order, never outside the cue', () => {
    fc.assert(
      fc.property(timedCue, text, (whole, changed) => {
        const edited = editCueText(whole, changed)
        expect(edited.words.map((each) => each.text)).toEqual(tokensOf(changed).map((token) => token.text))
        ordered(edited.words, whole.startMs, whole.endMs)
      }),
    )
  })
  test('a split and a merge lose no word and no time', () => {
    fc.assert(
      fc.property(timedCue, fc.nat(10), (whole, at) => {
        fc.pre(whole.words.length > 1)
        const [first, second] = splitCue(whole, 1 + (at % (whole.words.length - 1)), rules)
        expect([...first.words, ...second.words]).toEqual(whole.words)
        expect(first.endMs).toBeGreaterThanOrEqual(first.startMs)
        expect(first.endMs).toBeLessThanOrEqual(second.startMs)
        const merged = mergeCues(first, second, rules, 'kk')
        expect([merged.startMs, merged.endMs, merged.words]).toEqual([
          whole.startMs,
          whole.endMs,
          whole.words,
        ])
        expect(tokensOf(merged.text)).toHaveLength(whole.words.length)
      }),
    )
  })
  test('words of a plain cue fill it without a hole', () => {
    fc.assert(
      fc.property(text, fc.nat(5000), fc.nat(5000), (content, startMs, length) => {
        const words = wordsOfCue({ startMs, endMs: startMs + length, text: content, words: [] })
        expect(words.map((each) => each.text)).toEqual(tokensOf(content).map((token) => token.text))
        expect([words[0]!.startMs, words.at(-1)!.endMs]).toEqual([startMs, startMs + length])
        for (const [index, each] of words.entries()) {
          if (index > 0) expect(each.startMs).toBe(words[index - 1]!.endMs)
        }
      }),
    )
  })
})
