import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredCue } from '#shared/api/tracks.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { Transcript, Word } from '#shared/transcript.ts'
import { transcripts } from '../../../../test/support/transcripts.ts'
import { editTranscript } from '../transcript/edit.ts'
import { editCueText } from './edit.ts'
import { followWords } from './follow.ts'
import { cutIntoCues } from './segment.ts'

const rules = rulesFor('kk')
const cut = (words: readonly Word[]): StoredCue[] =>
  cutIntoCues(words, rules, 'kk').map((cue, index) => ({ ...cue, id: `c${index}` }))
let made = 0
const follow = (cues: readonly StoredCue[], before: readonly Word[], after: readonly Word[]) =>
  followWords(cues, { before, after }, rules, 'kk', () => `new${++made}`)

const cases = transcripts.chain((transcript: Transcript) =>
  fc.record({
    transcript: fc.constant(transcript),
    cues: fc.constant(cut(transcript.words)),
    ends: fc.tuple(fc.nat(transcript.words.length), fc.nat(transcript.words.length)),
    text: fc.array(fc.constantFrom('жаңа', 'сөз', 'мен', 'Астана.'), { maxLength: 12 }),
    touched: fc.nat(40),
  }),
)
const edited = (transcript: Transcript, [a, b]: [number, number], text: string[]) =>
  editTranscript(transcript, {
    ...{ kind: 'text', from: Math.min(a, b), to: Math.max(a, b), text: text.join(' ') },
  }).words

describe('a track whose transcript changes', () => {
  it('holds the new words, all but hesitations and in order, where nobody has touched it', () => {
    fc.assert(
      fc.property(cases, ({ transcript, cues, ends, text }) => {
        const after = edited(transcript, ends, text)
        const { cues: next, left } = follow(cues, transcript.words, after)
        expect(left).toBe(0)
        expect(next.flatMap((cue) => cue.words.map((word) => word.text))).toEqual(
          after.filter(({ filler }) => !filler).map((word) => word.text),
        )
        expect(new Set(next.map(({ id }) => id)).size).toBe(next.length)
      }),
    )
  })

  it('keeps cues in order, none into the next', () => {
    fc.assert(
      fc.property(cases, ({ transcript, cues, ends, text }) => {
        const { cues: next } = follow(cues, transcript.words, edited(transcript, ends, text))
        for (const [index, cue] of next.entries()) {
          expect(cue.endMs).toBeGreaterThanOrEqual(cue.startMs)
          const following = next[index + 1]
          // Words without any time of their own leave a cue none before the next.
          if (following) expect(cue.endMs).toBeLessThanOrEqual(Math.max(following.startMs, cue.startMs + 1))
        }
      }),
    )
  })

  it('leaves the cues that the change does not concern the same objects', () => {
    fc.assert(
      fc.property(cases, ({ transcript, cues, ends: [a, b], text }) => {
        const after = edited(transcript, [a, b], text)
        const { cues: next } = follow(cues, transcript.words, after)
        const changed = transcript.words.slice(Math.max(0, Math.min(a, b) - 1), Math.max(a, b) + 1)
        const from = changed[0]?.startMs ?? 0
        const to = changed.at(-1)?.endMs ?? 0
        for (const cue of cues) {
          if (cue.words.at(-1)!.startMs < from) {
            expect(next.find(({ id }) => id === cue.id)?.words).toBe(cue.words)
          }
          if (cue.words[0]!.startMs > to) expect(next).toContain(cue)
        }
      }),
    )
  })

  it('never changes a cue that a person has changed, and says that it is left', () => {
    fc.assert(
      fc.property(cases, ({ transcript, cues, ends, text, touched }) => {
        if (cues.length === 0) return
        const at = touched % cues.length
        const mine = { ...editCueText(cues[at]!, 'өзімнің мәтінім'), id: cues[at]!.id }
        const after = edited(transcript, ends, text)
        const { cues: next, left } = follow(cues.with(at, mine), transcript.words, after)
        expect(next).toContain(mine)
        const same = JSON.stringify(after) === JSON.stringify(transcript.words)
        if (same) expect(left).toBe(0)
        expect(left).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('says how many changed cues the change concerns', () => {
    const words = ['мен', 'ауылда', 'тұрдым.', 'Сосын', 'қалаға', 'көштім.'].map(
      (text, index): Word => ({
        ...{ text, startMs: index * 700 + (index > 2 ? 3000 : 0), confidence: 0.9 },
        ...{ endMs: index * 700 + (index > 2 ? 3000 : 0) + 600, language: 'kk', speaker: null },
      }),
    )
    const cues = cut(words)
    expect(cues.length).toBe(2)
    const mine = { ...editCueText(cues[0]!, 'Мен қыстақта тұрдым.'), id: cues[0]!.id }
    const after = words
      .with(1, { ...words[1]!, text: 'Алматыда' })
      .with(4, { ...words[4]!, text: 'Астанаға' })
    const { cues: next, left } = follow([mine, cues[1]!], words, after)
    expect(left).toBe(1)
    expect(next[0]).toBe(mine)
    expect(next[1]).toMatchObject({ id: cues[1]!.id, text: 'Сосын Астанаға көштім.' })
  })

  it('takes over new times of all words', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const later = transcript.words.map((word) => ({
          ...word,
          startMs: word.startMs + 7,
          endMs: word.endMs + 7,
        }))
        const { cues, left } = follow(cut(transcript.words), transcript.words, later)
        expect(left).toBe(0)
        expect(cues.map(({ id: _, ...cue }) => cue)).toEqual(cutIntoCues(later, rules, 'kk'))
      }),
    )
  })

  describe('and hesitations', () => {
    const said = (...texts: string[]) =>
      texts.map(
        (text, index): Word => ({
          ...{ text, startMs: index * 500, endMs: index * 500 + 400, confidence: 1 },
          ...{ language: 'kk', speaker: null },
        }),
      )
    const marked = (words: readonly Word[], ...at: number[]) =>
      words.map((word, index): Word => (at.includes(index) ? { ...word, filler: true } : word))
    const textsOf = (cues: readonly StoredCue[]) => cues.map(({ text }) => text)

    it('stays without those it was cut without', () => {
      const words = marked(said('ммм', 'мен', 'ммм', 'ауылда', 'тұрдым'), 0, 2)
      const cues = cut(words.filter(({ filler }) => !filler))
      const { cues: next } = follow(cues, words, words.with(3, { ...words[3]!, text: 'қалада' }))
      expect(textsOf(next)).toEqual(['мен қалада тұрдым'])
    })

    it('leaves out the first that is marked, and has it again when the mark is taken back', () => {
      const words = said('мен', 'жаңағы', 'ауылда', 'тұрдым')
      const hidden = follow(cut(words), words, marked(words, 1)).cues
      expect(textsOf(hidden)).toEqual(['мен ауылда тұрдым'])
      expect(textsOf(follow(hidden, marked(words, 1), words).cues)).toEqual(['мен жаңағы ауылда тұрдым'])
    })

    it('comes back when all it had was marked', () => {
      const words = said('жаңағы')
      const hidden = follow(cut(words), words, marked(words, 0)).cues
      expect(hidden).toEqual([])
      expect(textsOf(follow(hidden, marked(words, 0), words).cues)).toEqual(['жаңағы'])
    })

    it('goes on showing them where it does', () => {
      const words = marked(said('ммм', 'мен', 'жаңағы', 'ауылда'), 0)
      const { cues } = follow(cut(words), words, marked(words, 0, 2))
      expect(textsOf(cues)).toEqual(['ммм мен жаңағы ауылда'])
    })
  })
})
