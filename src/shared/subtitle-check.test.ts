import { describe, expect, test } from 'vitest'
import { checkCues, cps, lineLengths } from './subtitle-check.ts'
import { rulesFor } from './subtitle-rules.ts'
import { stripMarkup, tokensOf, visibleLength } from './subtitle-text.ts'
import type { Cue } from './subtitles.ts'

const cue = (startMs: number, endMs: number, text: string): Cue => ({ startMs, endMs, text, words: [] })
const rules = rulesFor('kk')
const broken = (...cues: Cue[]) => checkCues(cues, rules).map(({ rule, cue: index }) => `${rule} ${index}`)

describe('characters', () => {
  test('are what is seen: spaces, punctuation and hyphens count, markup and direction marks do not', () => {
    expect(lineLengths({ text: '-<i>Иә</i>, солай.\n<b>Жоқ</b>' })).toEqual([11, 3])
    expect(visibleLength('{\\an8}<font color="#fff">Қ</font>\u200fа')).toBe(2)
    expect(stripMarkup('2 < 3 <күледі>')).toBe('2 < 3 <күледі>')
  })

  test('are graphemes: a letter with a combining mark and a family of emoji count once', () => {
    expect(visibleLength('и\u0306од')).toBe(3)
    expect(visibleLength('👩‍👩‍👧‍👦!')).toBe(2)
  })

  test('a second: all lines over the time shown, finite without time', () => {
    expect(cps(cue(0, 2000, 'Сәлем\nәлем'))).toBe(4.5)
    expect(cps(cue(5, 5, 'а'))).toBe(1000)
  })
})

describe('words of a text', () => {
  const texts = (text: string) => tokensOf(text).map((token) => token.text)
  test('a dash belongs to the word before, a speaker’s hyphen to the word after', () => {
    expect(texts('Тіл — ең қиыны')).toEqual(['Тіл —', 'ең', 'қиыны'])
    expect(texts('- Иә.\n– Жоқ.')).toEqual(['- Иә.', '– Жоқ.'])
    expect(texts('Барасың ба? - Иә.')).toEqual(['Барасың', 'ба?', '- Иә.'])
  })
  test('markup is no part of a word, a no-break space is', () => {
    expect(texts('<i>10\u00a0000</i> адам')).toEqual(['10\u00a0000', 'адам'])
    expect(texts('♪')).toEqual(['♪'])
    expect(texts(' <i></i> \n')).toEqual([])
  })
})

describe('the check', () => {
  test('is silent about a good cue at each limit', () => {
    expect(
      broken(cue(0, 833, 'Иә.'), cue(916, 7916, 'а'.repeat(39)), cue(7999, 10_999, `${'а'.repeat(25)}\nб`)),
    ).toEqual([])
  })

  test('names every rule that is broken, with the figure and its limit', () => {
    expect(checkCues([cue(0, 832, `${'а'.repeat(40)}\nб\nв`)], rules)).toEqual([
      { rule: 'line_count', cue: 0, value: 3, limit: 2 },
      { rule: 'line_length', cue: 0, value: 40, limit: 39 },
      { rule: 'reading_speed', cue: 0, value: 50.49, limit: 17 },
      { rule: 'too_short', cue: 0, value: 832, limit: 833 },
    ])
    expect(broken(cue(0, 7001, 'Иә.'))).toEqual(['too_long 0'])
    expect(broken(cue(0, 1000, '<i> </i>'))).toEqual(['empty 0'])
  })

  test('looks at neighbours: overlap, order and gap', () => {
    const first = cue(1000, 2000, 'Иә.')
    expect(broken(first, cue(1999, 3000, 'Иә.'))).toEqual(['overlap 1'])
    expect(broken(first, cue(2082, 3000, 'Иә.'))).toEqual(['gap 1'])
    expect(broken(first, cue(2083, 3000, 'Иә.'))).toEqual([])
    expect(broken(first, cue(0, 900, 'Иә.'))).toEqual(['order 1'])
    expect(broken(cue(2000, 1000, 'Иә.'))).toEqual(['order 0'])
  })

  test('uses the figures of the language', () => {
    const line = [cue(0, 3000, 'a'.repeat(42))]
    expect(checkCues(line, rulesFor('en'))).toEqual([])
    expect(checkCues(line, rulesFor('ru')).map(({ rule, limit }) => [rule, limit])).toEqual([
      ['line_length', 39],
    ])
  })
})

test('a cue that begins when the recording is over is said to, where its length is known', () => {
  const cues = [cue(0, 2000, 'Сәлем, достар'), cue(60_000, 62_000, 'Сау болыңыздар')]
  const found = (durationMs?: number) => checkCues(cues, rules, durationMs)
  expect(found(60_000)).toEqual([{ rule: 'after_end', cue: 1, value: 60_000, limit: 60_000 }])
  expect([...found(60_001), ...found(), ...found(0)]).toEqual([])
})
