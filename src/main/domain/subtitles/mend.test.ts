import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { Cue } from '#shared/subtitles.ts'
import { lengthenUnshown, mendCues } from './mend.ts'

const rules = rulesFor('kk')
const cue = (startMs: number, endMs: number, text: string): Cue => ({ startMs, endMs, text, words: [] })
const mend = (...cues: Cue[]) => mendCues(cues, rules, 'kk')

test('long lines are set anew where the language allows it, others stay as somebody set them', () => {
  const long = cue(0, 6000, 'Балаларымды мектепке апарып тастап өзім жұмысқа кетіп қаламын')
  const own = cue(7000, 9000, 'Мен\nқазақпын')
  const [mended, kept] = mend(long, own)
  expect(mended!.text).toBe('Балаларымды мектепке апарып тастап\nөзім жұмысқа кетіп қаламын')
  expect(kept).toBe(own)
})

test('a cue gives way to the next one, unless too little of it would be left', () => {
  expect(mend(cue(0, 2500, 'Иә'), cue(2000, 4000, 'Жоқ'))[0]!.endMs).toBe(1917)
  expect(mend(cue(0, 1990, 'Иә'), cue(2000, 4000, 'Жоқ'))[0]!.endMs).toBe(1917)
  expect(mend(cue(0, 2500, 'Иә'), cue(500, 4000, 'Жоқ'))[0]!.endMs).toBe(2500)
})

test('a cue stays as long as it takes to read, where there is room', () => {
  const text = 'Мен қазақ тілінде оқи алмадым.'
  expect(mend(cue(0, 1000, text))[0]!.endMs).toBe(Math.ceil((text.length * 1000) / 17))
  expect(mend(cue(0, 1000, text), cue(1500, 3000, 'Иә'))[0]!.endMs).toBe(1417)
  expect(mend(cue(0, 200, 'Иә'))[0]!.endMs).toBe(833)
})

test('not longer than half a second after the last word, where that is known', () => {
  const text = 'Мен қазақ тілінде оқи алмадым.'
  const words = [{ text, startMs: 0, endMs: 900, confidence: 1, language: null, speaker: null }]
  expect(mend({ ...cue(0, 1000, text), words })[0]!.endMs).toBe(1400)
})

test('words that would be spoken after the cue has gone end with it, as when a person draws it back', () => {
  const spoken = (startMs: number, endMs: number) => ({
    ...{ text: 'сөз', startMs, endMs, confidence: 1, language: null, speaker: null },
  })
  const words = [spoken(0, 900), spoken(1500, 2000), spoken(2100, 2500)]
  const [mended] = mend({ ...cue(0, 2500, 'сөз сөз сөз'), words }, cue(2000, 4000, 'Жоқ'))
  expect(mended!.endMs).toBe(1917)
  expect(mended!.words.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 900],
    [1500, 1917],
    [1917, 1917],
  ])
  const long = 'Балаларымды мектепке апарып тастап өзім жұмысқа кетіп қаламын'
  const reset = mend({ ...cue(0, 7000, long), words: [spoken(0, 7200)] })[0]!
  expect(reset).toMatchObject({ endMs: 7000, words: [spoken(0, 7200)] })
  expect(reset.text).toContain('\n')
})

test('a cue that ends before or when it begins gets the time to read it, where there is room', () => {
  const text = 'Мен қазақ тілінде оқи алмадым.'
  const readMs = Math.ceil((text.length * 1000) / 17)
  for (const endMs of [5000, 3000]) {
    for (const lengthen of [mend, (...cues: Cue[]) => lengthenUnshown(cues, rules)]) {
      expect(lengthen(cue(5000, endMs, text))[0]!.endMs).toBe(5000 + readMs)
      expect(lengthen(cue(5000, endMs, text), cue(6500, 8000, 'Иә'))[0]!.endMs).toBe(6417)
      // Too little to be read at all: where it belongs is for a person to say.
      expect(lengthen(cue(5000, endMs, text), cue(5500, 8000, 'Иә'))[0]!.endMs).toBe(endMs)
      expect(lengthen(cue(5000, endMs, ''))[0]!.endMs).toBe(endMs)
    }
  }
  const long = cue(0, 1000, 'Балаларымды мектепке апарып тастап өзім жұмысқа кетіп қаламын')
  expect(lengthenUnshown([long], rules)[0]).toBe(long)
})

test('its words share that time', () => {
  const word = (text: string) => ({
    ...{ text, startMs: 5000, endMs: 5000, confidence: 1, language: null, speaker: 'Айгүл' },
  })
  const [mended] = mend({ ...cue(5000, 5000, 'Мен білемін'), words: [word('Мен'), word('білемін')] })
  expect(mended!.words).toEqual([
    { ...word('Мен'), endMs: 5278 },
    { ...word('білемін'), startMs: 5278, endMs: mended!.endMs },
  ])
})

test('law: in times, words and the order stay, no rule but the reading speed is broken anew, and once is enough', () => {
  const track = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: -300, max: 9000 }), fc.nat(90)),
    { maxLength: 15 },
  )
  fc.assert(
    fc.property(track, (parts) => {
      let startMs = 0
      const cues = parts.map(([step, length, letters]) => {
        startMs += step
        const text = 'сөз '.repeat(Math.ceil(letters / 4)).trim()
        return cue(startMs, Math.max(0, startMs + length), text)
      })
      const mended = mendCues(cues, rules, 'kk')
      const count = (list: readonly Cue[], names: string[]) =>
        checkCues(list, rules).filter(({ rule }) => names.includes(rule)).length
      // A text that no two lines can hold has one line too many rather than one too long.
      for (const names of [
        ['overlap', 'gap'],
        ['line_length', 'line_count'],
        ['too_short'],
        ['too_long'],
        ['order'],
      ]) {
        expect(count(mended, names), names.join()).toBeLessThanOrEqual(count(cues, names))
      }
      expect(mended.map((one) => one.startMs)).toEqual(cues.map((one) => one.startMs))
      expect(mended.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual(cues.map(({ text }) => text))
      expect(mendCues(mended, rules, 'kk')).toEqual(mended)
    }),
  )
})
