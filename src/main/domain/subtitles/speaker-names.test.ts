import { describe, expect, it } from 'vitest'
import type { Cue } from '#shared/subtitles.ts'
import { parseSubtitles, printSubtitles, withNames } from './formats.ts'

/** A cue whose words, by lines, are said by these speakers. */
function cue(startMs: number, ...lines: [string | null, string][]): Cue {
  const words = lines.flatMap(([speaker, line]) => line.split(' ').map((text) => ({ text, speaker })))
  return {
    ...{ startMs, endMs: startMs + 1000, text: lines.map(([, line]) => line).join('\n') },
    words: words.map((word, index) => ({
      ...{ ...word, confidence: null, language: null },
      ...{ startMs: startMs + index * 10, endMs: startMs + index * 10 + 10 },
    })),
  }
}
const roundTrip = (cues: Cue[], format: 'vtt' | 'ass') =>
  parseSubtitles(new TextEncoder().encode(printSubtitles(cues, format)), `a.${format}`)
const speakersOf = (cues: Cue[]) => cues.map(({ words }) => [...new Set(words.map(({ speaker }) => speaker))])

describe('the names of speakers', () => {
  const names = ['Айгүл Серікқызы', 'О’Коннор & ұлдары', 'a < b > c', '«Әже»', 'Ө{i}\\N', 'x --> y']

  it.each(names)('come back from WebVTT: %s', (name) => {
    const cues = [cue(0, [name, 'Сәлем достым']), cue(2000, ['b', 'Иә']), cue(4000, [null, 'Ешкім'])]
    const back = roundTrip(cues, 'vtt')
    expect(back.map(({ text }) => text)).toEqual(cues.map(({ text }) => text))
    expect(speakersOf(back)).toEqual([[name], ['b'], []])
  })

  it.each(names)('come back from ASS: %s', (name) => {
    const cues = [cue(0, [name, 'Сәлем достым']), cue(2000, ['b', 'Иә']), cue(4000, [null, 'Ешкім'])]
    const back = roundTrip(cues, 'ass')
    expect(back.map(({ text }) => text)).toEqual(cues.map(({ text }) => text))
    expect(speakersOf(back)).toEqual([[name], ['b'], []])
  })

  it('of a dialogue come back from WebVTT, line by line', () => {
    const [back] = roundTrip([cue(0, ['А & Б', '-Қайдан келдің?'], ['Әсем', '-Алматыдан.'])], 'vtt')
    expect(back!.text).toBe('-Қайдан келдің?\n-Алматыдан.')
    expect(back!.words.map(({ speaker }) => speaker)).toEqual(['А & Б', 'А & Б', 'Әсем'])
  })

  it('with a comma, which parts the columns of ASS, keep everything else', () => {
    const cues = [cue(0, ['Серік, мұғалім', 'Бір, екі, үш'])]
    const [back] = roundTrip(cues, 'ass')
    expect([back!.text, back!.words[0]!.speaker]).toEqual(['Бір, екі, үш', 'Серік мұғалім'])
  })

  it('have a style of their own in ASS from the second on, and the same for the same person', () => {
    const said = ['a', 'b', 'c', 'a', 'b'].map((name, index) => cue(index * 2000, [name, 'Иә']))
    const text = printSubtitles(said, 'ass')
    const styles = [...text.matchAll(/^Style: ([^,]+),[^,]+,[^,]+,(&H\w+)/gm)].map(([, name, colour]) => [
      name,
      colour,
    ])
    expect(styles).toEqual([
      ['Default', '&H00FFFFFF'],
      ['Speaker 2', '&H0000FFFF'],
      ['Speaker 3', '&H00FFFF00'],
    ])
    const used = [...text.matchAll(/^Dialogue: \d,[^,]+,[^,]+,([^,]+),/gm)].map(([, style]) => style)
    expect(used).toEqual(['Default', 'Speaker 2', 'Speaker 3', 'Default', 'Speaker 2'])
  })

  it('stand in the text of SubRip where somebody begins to speak', () => {
    const cues = [
      cue(0, ['Айгүл', 'Сәлем']),
      cue(2000, ['Айгүл', 'Қалайсың?']),
      cue(4000, ['Айгүл', '-Ал?'], ['Серік', '-Жақсы']),
    ]
    expect(withNames(cues).map(({ text }) => text)).toEqual([
      'Айгүл: Сәлем',
      'Қалайсың?',
      '-Ал?\nСерік: Жақсы',
    ])
  })
})
