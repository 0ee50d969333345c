import { describe, expect, it } from 'vitest'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { Word } from '#shared/transcript.ts'
import { hyphened, joinDialogue } from './dialogue.ts'

const rules = rulesFor('kk')

/** A turn of one speaker from `startMs` on, 200 ms a word without pauses. */
function turn(speaker: string | null, startMs: number, text: string) {
  const words = text.split(/\s+/).map(
    (word, index): Word => ({
      ...{ text: word, startMs: startMs + index * 200, endMs: startMs + (index + 1) * 200 },
      ...{ confidence: null, language: 'kk', speaker },
    }),
  )
  return { words, text }
}
const textsOf = (turns: ReturnType<typeof turn>[]) => joinDialogue(turns, rules).map(({ text }) => text)

describe('short turns of two people', () => {
  it('stand in one cue, a line with a hyphen for each, with all their words', () => {
    const turns = [
      turn('a', 0, 'Қайдан келдіңіз?'),
      turn('b', 500, 'Моңғолиядан.'),
      turn('a', 9000, 'Жақсы екен.'),
    ]
    const joined = joinDialogue(turns, rules)
    expect(joined.map(({ text }) => text)).toEqual(['-Қайдан келдіңіз?\n-Моңғолиядан.', 'Жақсы екен.'])
    expect(joined[0]!.words.map(({ text }) => text)).toEqual(['Қайдан', 'келдіңіз?', 'Моңғолиядан.'])
  })

  it('are joined two by two, never three', () => {
    const turns = ['a', 'b', 'a', 'b'].map((speaker, index) => turn(speaker, index * 450, 'Иә солай'))
    expect(textsOf(turns)).toEqual(['-Иә солай\n-Иә солай', '-Иә солай\n-Иә солай'])
  })

  it.each<[string, ReturnType<typeof turn>[]]>([
    ['nobody is named', [turn(null, 0, 'Қайдан?'), turn('b', 300, 'Моңғолиядан.')]],
    ['one speaks on', [turn('a', 0, 'Қайдан?'), turn('a', 300, 'Айтыңызшы.')]],
    ['the second comes late', [turn('a', 0, 'Қайдан?'), turn('b', 900, 'Моңғолиядан.')]],
    [
      'each can be read by itself',
      [turn('a', 0, 'Бір екі үш төрт бес'), turn('b', 1000, 'Алты жеті сегіз тоғыз')],
    ],
    ['the first is long', [turn('a', 0, 'а б в г д е ж з и к л м'), turn('b', 2400, 'Иә.')]],
    [
      'the first is the end of more',
      [turn('a', 0, 'Мен айтсам,'), turn('a', 400, 'Қайдан?'), turn('b', 600, 'Моңғолиядан.')],
    ],
    [
      'the second goes on',
      [turn('a', 0, 'Қайдан?'), turn('b', 200, 'Моңғолиядан.'), turn('b', 400, 'Баян-Өлгийден.')],
    ],
  ])('stay apart where %s', (_, turns) => {
    expect(textsOf(turns)).toEqual(turns.map(({ text }) => text))
  })

  it('stay apart where a line has no room for the hyphen, or already has two lines', () => {
    const most = `${'ә'.repeat(rules.maxLineLength)}`
    for (const text of [most, 'бір\nекі']) {
      const turns = [turn('a', 0, text), turn('b', 300, 'Иә.')]
      expect(textsOf(turns)).toEqual([text, 'Иә.'])
    }
    const fits = most.slice(1)
    expect(textsOf([turn('a', 0, fits), turn('b', 300, 'Иә.')])).toEqual([`-${fits}\n-Иә.`])
  })

  it('keep a dash that is there already', () => {
    expect(['— Иә', '-Иә', 'Иә\nжоқ'].map(hyphened)).toEqual(['— Иә', '-Иә', '-Иә жоқ'])
  })
})
