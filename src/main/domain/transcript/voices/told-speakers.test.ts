import { describe, expect, it } from 'vitest'
import type { TranscriptSpeaker } from '#shared/transcript.ts'
import { saidWords } from '../../../../../test/support/said-words.ts'
import { toldSpeakers } from './told-speakers.ts'

const bare = saidWords('кім едіңіз айтыңызшы | мен мен Баян-Өлгийден келдім | енді осында тұрамын', 'kk')
/** The first three words ask, the rest tells. */
const ofWord = bare.map((_, index): 0 | 1 => (index < 3 ? 0 : 1))
const told = { voices: 2, ofWord } as const
const said = (ids: string) =>
  bare.map((word, index) => ({ ...word, speaker: ids[index] === '-' ? null : ids[index]! }))
const speaker = (id: string, name: string, role: TranscriptSpeaker['role'] = null): TranscriptSpeaker => ({
  ...{ id, name, role },
})
const idsOf = (words: readonly { speaker: string | null }[]) =>
  words.map((word) => word.speaker ?? '-').join('')
const asked = speaker('a', '', 'interviewer')
const guest = speaker('b', 'Айгүл', 'guest')

describe('speakers told apart by their voices', () => {
  it('are the interviewer, and the guest with the name of the interview’s speaker', () => {
    const first = toldSpeakers(bare, [], told, 'Айгүл')
    expect(first.speakers).toEqual([asked, guest])
    expect(idsOf(first.words)).toBe('aaabbbbbbb')
    // Nothing a person has said is in it: told again, it is the same.
    expect(toldSpeakers(said('bbbbbaaaaa'), first.speakers, told, 'Айгүл')).toEqual(first)
  })

  it('keep the names a person gave them, with the voice that says most of their words', () => {
    const named = [speaker('a', 'Дана', 'guest'), speaker('b', 'Марат', 'interviewer')]
    // Somebody has swapped them, and a word of each was at the other's.
    const again = toldSpeakers(said('bbabaaaaaa'), named, told, 'Айгүл')
    expect(idsOf(again.words)).toBe('bbbaaaaaaa')
    expect(again.speakers).toEqual([named[1], named[0]])
  })

  it('leave a third one, added by hand, the words that person has', () => {
    const third = speaker('c', 'Оператор')
    const again = toldSpeakers(said('aaabbbbccb'), [asked, guest, third], told, 'Айгүл')
    expect(idsOf(again.words)).toBe('aaabbbbccb')
    expect(again.speakers).toEqual([asked, guest, third])
  })

  it('take a name that waits for its words by its role', () => {
    const again = toldSpeakers(said('----------'), [speaker('a', 'Дана', 'interviewer')], told, 'Айгүл')
    expect(again.speakers).toEqual([speaker('a', 'Дана', 'interviewer'), guest])
    expect(idsOf(again.words)).toBe('aaabbbbbbb')
  })

  it('have ids of their own beside one that was named by hand', () => {
    const named = [speaker('b', 'Дана', 'interviewer')]
    const again = toldSpeakers(said('bbb-------'), named, told, 'Айгүл')
    expect(again.speakers).toEqual([named[0], speaker('c', 'Айгүл', 'guest')])
    expect(idsOf(again.words)).toBe('bbbccccccc')
  })

  it('of whom only one voice is heard are one, but for those a person has parted', () => {
    const one = { voices: 1, ofWord: bare.map((): 0 => 0) } as const
    expect(toldSpeakers(said('aaabbbbbbb'), [asked, guest], one, 'Айгүл')).toMatchObject({
      speakers: [guest],
    })
    const named = [speaker('a', 'Дана'), speaker('b', 'Марат')]
    const again = toldSpeakers(said('aaabbb----'), named, one, 'Айгүл')
    expect(idsOf(again.words)).toMatch(/^(aaabbb)(a{4}|b{4})$/)
    expect(new Set(again.speakers)).toEqual(new Set(named))
    expect(toldSpeakers([], [], { voices: 1, ofWord: [] }, 'Айгүл').speakers).toEqual([guest])
  })
})
