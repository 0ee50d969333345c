import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '#shared/language.ts'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { tokensOf, visibleLength } from '#shared/subtitle-text.ts'
import type { Cue, SubtitleRules } from '#shared/subtitles.ts'
import type { Word } from '#shared/transcript.ts'
import { kk } from './break-rules/kk.ts'
import { ru } from './break-rules/ru.ts'
import { cutIntoCues } from './segment.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../test/fixtures/subtitles/${name}`, import.meta.url), 'utf8')
const answer = (language: Language): Word[] => JSON.parse(fixture(`answer-${language}.json`))
/** As a CTC engine writes: no capitals, no punctuation. */
const bare = (words: Word[]): Word[] =>
  words.map((word) => ({
    ...word,
    text: word.text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
  }))
const linesOf = (cues: Cue[]) => cues.flatMap((cue) => cue.text.split('\n'))

const say = (
  text: string,
  gaps: Record<number, number> = {},
  speakers: Record<number, string> = {},
): Word[] => {
  let at = 1000
  return text.split(' ').map((word, index) => {
    const startMs = at + (gaps[index] ?? 60)
    at = startMs + 80 + word.length * 50
    return { text: word, startMs, endMs: at, confidence: 1, language: 'kk', speaker: speakers[index] ?? null }
  })
}
const cut = (words: Word[]) => cutIntoCues(words, rulesFor('kk'), 'kk').map((cue) => cue.text)

describe.each(languages)('an interview answer (%s)', (language) => {
  const rules = rulesFor(language)
  test('is cut as an editor would, with punctuation and without', () => {
    const printed = (words: Word[]) =>
      cutIntoCues(words, rules, language)
        .map((cue) => `${cue.text}\n`)
        .join('\n')
    expect(printed(answer(language))).toBe(fixture(`answer-${language}.cut.txt`))
    expect(printed(bare(answer(language)))).toBe(fixture(`answer-${language}-bare.cut.txt`))
  })

  test('breaks no rule at all', () => {
    expect(checkCues(cutIntoCues(answer(language), rules, language), rules)).toEqual([])
    expect(checkCues(cutIntoCues(bare(answer(language)), rules, language), rules)).toEqual([])
  })
})

test('no Kazakh line opens with a postposition or particle, no Russian line ends with a preposition or "не"', () => {
  for (const words of [answer('kk'), bare(answer('kk'))]) {
    for (const line of linesOf(cutIntoCues(words, rulesFor('kk'), 'kk'))) {
      expect(kk.enclitics.has(line.split(' ')[0]!.toLowerCase()), line).toBe(false)
    }
  }
  for (const words of [answer('ru'), bare(answer('ru'))]) {
    for (const line of linesOf(cutIntoCues(words, rulesFor('ru'), 'ru'))) {
      const last = line.split(' ').at(-1)!.toLowerCase()
      expect(ru.prepositions.has(last) || ru.proclitics.has(last), line).toBe(false)
    }
  }
})

describe('what always parts cues', () => {
  test('a silence of a second', () => {
    expect(cut(say('мен келдім сен кеттің', { 2: 1000 }))).toEqual(['мен келдім', 'сен кеттің'])
  })
  test('a new speaker, without any pause', () => {
    expect(cut(say('қайдан келдің моңғолиядан', {}, { 0: 'A', 1: 'A', 2: 'B' }))).toEqual([
      'қайдан келдің',
      'моңғолиядан',
    ])
  })
})

test('without punctuation a pause decides', () => {
  const text =
    'біз сол жылы алматы қаласына қоныс аударып оқуға түстік содан бері осы жерде тұрып жатырмыз әлі'
  const [first] = cut(say(text, { 9: 600 }))
  expect(first?.replace('\n', ' ')).toBe('біз сол жылы алматы қаласына қоныс аударып оқуға түстік')
})

test('a cue is shown long enough to be read and long enough to be noticed, when there is room', () => {
  const [short, after] = cutIntoCues(say('иә бардым', { 1: 3000 }), rulesFor('kk'), 'kk')
  expect(short!.endMs - short!.startMs).toBe(833)
  expect(after!.endMs - after!.words.at(-1)!.endMs).toBeGreaterThanOrEqual(250)
})

test('a gap too small to be seen is closed to two frames, one that is left is clear', () => {
  for (const pause of [1000, 1050, 1100, 1300]) {
    const [first, second] = cutIntoCues(
      say('біз осы жерге жаңадан көшіп келдік содан бері тұрамыз', { 6: pause }),
      rulesFor('kk'),
      'kk',
    )
    const gap = second!.startMs - first!.endMs
    expect(gap === 83 || gap >= 500, `${pause}: ${gap}`).toBe(true)
  }
})

test('a recogniser’s oddities: spaces in a word, lone marks, times that run backwards', () => {
  const base = { confidence: null, language: null, speaker: null }
  const cues = cutIntoCues(
    [
      { ...base, text: ' 10 000 ', startMs: 500, endMs: 1500 },
      { ...base, text: '—', startMs: 1500, endMs: 1510 },
      { ...base, text: 'адам', startMs: 400, endMs: 300 },
    ],
    rulesFor('kk'),
    'kk',
  )
  expect(cues.map((cue) => cue.text)).toEqual(['10 000 — адам'])
  expect(cues[0]!.words.map((word) => word.text)).toEqual(['10', '000 —', 'адам'])
})

const letters = fc.string({ unit: fc.constantFrom(...'абәқіңуп'), minLength: 1, maxLength: 50 })
const wordArb = fc.record({
  // Mostly words of a natural length, now and then one that no line holds.
  text: fc.oneof(
    { weight: 12, arbitrary: letters.map((text) => text.slice(0, 9)) },
    { weight: 1, arbitrary: letters },
  ),
  mark: fc.constantFrom('', '', '', '.', ',', '?'),
  lengthMs: fc.integer({ min: 20, max: 900 }),
  pauseMs: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 300 }) },
    { weight: 1, arbitrary: fc.integer({ min: 300, max: 4000 }) },
  ),
  speaker: fc.oneof({ weight: 9, arbitrary: fc.constant('A') }, { weight: 1, arbitrary: fc.constant('B') }),
})
const speech = fc.array(wordArb, { maxLength: 60 }).map((parts) => {
  let at = 0
  return parts.map(({ text, mark, lengthMs, pauseMs, speaker }): Word => {
    const startMs = at + pauseMs
    at = startMs + lengthMs
    return { text: text + mark, startMs, endMs: at, confidence: 0.5, language: null, speaker }
  })
})
const figures: fc.Arbitrary<SubtitleRules> = fc
  .record({ maxLines: fc.integer({ min: 1, max: 3 }), maxLineLength: fc.integer({ min: 8, max: 42 }) })
  .map((chosen) => ({ ...rulesFor('kk'), ...chosen }))

describe('laws of cutting', () => {
  test('every word stays, once, in order, and is the text’s word at its place', () => {
    fc.assert(
      fc.property(speech, figures, fc.constantFrom(...languages), (words, rules, language) => {
        const cues = cutIntoCues(words, rules, language)
        expect(cues.flatMap((cue) => cue.words)).toEqual(words)
        for (const cue of cues)
          expect(tokensOf(cue.text).map((token) => token.text.replace(/^-/, ''))).toEqual(
            cue.words.map((word) => word.text),
          )
      }),
    )
  })

  test('a cue begins with its first word, lasts past its last unless the next forbids, and has one speaker or a line for each of two', () => {
    fc.assert(
      fc.property(speech, figures, (words, rules) => {
        const cues = cutIntoCues(words, rules, 'kk')
        for (const [index, cue] of cues.entries()) {
          const next = cues[index + 1]
          expect(cue.startMs).toBe(cue.words[0]!.startMs)
          expect(cue.endMs).toBeGreaterThan(cue.startMs)
          expect(cue.endMs).toBeLessThanOrEqual(next?.startMs ?? Number.POSITIVE_INFINITY)
          const free = next ? next.startMs - rules.minGapMs : Number.POSITIVE_INFINITY
          expect(cue.endMs).toBeGreaterThanOrEqual(Math.min(cue.words.at(-1)!.endMs, free))
          const speakers = new Set(cue.words.map((word) => word.speaker))
          const lines = cue.text.split('\n')
          if (speakers.size > 1) {
            expect(lines.map((line) => line[0])).toEqual(['-', '-'])
            const first = tokensOf(lines[0]!).length
            expect(new Set(cue.words.slice(0, first).map((word) => word.speaker)).size).toBe(1)
            expect(new Set(cue.words.slice(first).map((word) => word.speaker)).size).toBe(1)
          } else expect(speakers.size).toBe(1)
        }
      }),
    )
  })

  test('the check finds no fault of lines, order, overlap or length but a single word that is too long', () => {
    fc.assert(
      fc.property(speech, figures, (words, rules) => {
        const cues = cutIntoCues(words, rules, 'kk')
        for (const finding of checkCues(cues, rules)) {
          const cue = cues[finding.cue]!
          expect(['line_count', 'order', 'overlap', 'empty', 'too_long']).not.toContain(finding.rule)
          if (finding.rule !== 'line_length') continue
          const long = cue.text.split('\n').filter((line) => visibleLength(line) > rules.maxLineLength)
          for (const line of long) expect(line).not.toContain(' ')
        }
      }),
    )
  })
})

test('an hour of speech takes well under a second', () => {
  const once = bare(answer('ru'))
  const span = once.at(-1)!.endMs + 500
  const hour = Array.from({ length: 70 }, (_, turn) =>
    once.map((word) => ({ ...word, startMs: word.startMs + turn * span, endMs: word.endMs + turn * span })),
  ).flat()
  expect(hour.length).toBeGreaterThan(10_000)
  // Processor time: the machine may be busy with other things.
  const begun = process.cpuUsage()
  cutIntoCues(hour, rulesFor('ru'), 'ru')
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1000)
})
