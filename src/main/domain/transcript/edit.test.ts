import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TranscriptEdit } from '#shared/api/transcripts.ts'
import { languages } from '#shared/language.ts'
import type { Transcript, Word } from '#shared/transcript.ts'
import { saidWords } from '../../../../test/support/said-words.ts'
import { transcripts } from '../../../../test/support/transcripts.ts'
import { type EditedParts, editTranscript } from './edit.ts'
import { withWords } from './stretches.ts'
import { markFillers } from './text/fillers.ts'

type RangeEdit = Exclude<TranscriptEdit, { kind: 'speakers' }>

const cases = transcripts.chain((transcript) => {
  const count = transcript.words.length
  const range = fc
    .tuple(fc.integer({ min: 0, max: count }), fc.integer({ min: 0, max: count }))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
  const some = range.map(({ from, to }) => (from < to ? { from, to } : { from: 0, to: count }))
  const edit: fc.Arbitrary<RangeEdit> = fc.oneof(
    fc
      .tuple(
        range,
        fc.array(fc.constantFrom('мен', 'Ауылда', 'потом', 'жаңа', 'сөз —', '«ия»'), { maxLength: 9 }),
      )
      .map(([at, words]) => ({ kind: 'text' as const, ...at, text: words.join(' ') })),
    some.map((at) => ({ kind: 'heard' as const, ...at })),
    fc.tuple(some, fc.boolean()).map(([at, filler]) => ({ kind: 'filler' as const, ...at, filler })),
    fc.tuple(some, fc.boolean()).map(([at, checked]) => ({ kind: 'checked' as const, ...at, checked })),
    fc
      .tuple(some, fc.constantFrom(...languages))
      .map(([at, language]) => ({ kind: 'language' as const, ...at, language })),
    fc
      .tuple(some, fc.constantFrom(null, 'a', 'b'))
      .map(([at, speaker]) => ({ kind: 'speaker' as const, ...at, speaker })),
  )
  return fc.tuple(fc.constant(transcript), edit)
})

function expectSound({ words, stretches }: EditedParts, transcript: Transcript): void {
  for (const [index, word] of words.entries()) {
    expect(word.endMs).toBeGreaterThanOrEqual(word.startMs)
    expect(word.startMs).toBeGreaterThanOrEqual(words[index - 1]?.startMs ?? 0)
  }
  for (const [index, stretch] of stretches.entries()) {
    expect(stretch.endMs).toBeGreaterThanOrEqual(stretch.startMs)
    expect(stretch.startMs).toBeGreaterThanOrEqual(stretches[index - 1]?.endMs ?? 0)
  }
  const parts = withWords({ ...transcript, words, stretches })
  expect(parts.flatMap((part) => part.words)).toEqual(words)
  for (const { stretch, words: held } of parts) {
    for (const word of held) {
      expect(word.startMs).toBeGreaterThanOrEqual(stretch.startMs)
      expect(word.startMs).toBeLessThanOrEqual(stretch.endMs)
    }
  }
}

describe('an edit of a transcript', () => {
  it('never turns time back and leaves each word in a stretch', () => {
    fc.assert(
      fc.property(cases, ([transcript, edit]) => expectSound(editTranscript(transcript, edit), transcript)),
    )
  })

  it('changes no word outside its range, but for the mark of a hesitation when others stand beside it', () => {
    const unmarked = ({ filler: _, ...word }: Word) => word
    fc.assert(
      fc.property(cases, ([transcript, edit]) => {
        const { words } = editTranscript(transcript, edit)
        const expectSame = (word: Word, old: Word, away: number) => {
          if ((edit.kind === 'text' || edit.kind === 'heard') && away <= 6) {
            expect(unmarked(word)).toEqual(unmarked(old))
          } else expect(word).toBe(old)
        }
        const after = transcript.words.length - edit.to
        for (let index = 0; index < edit.from; index += 1) {
          expectSame(words[index]!, transcript.words[index]!, edit.from - index)
        }
        for (let index = 1; index <= after; index += 1) {
          expectSame(words.at(-index)!, transcript.words.at(-index)!, after - index + 1)
        }
      }),
    )
  })

  it('keeps new words inside the time of the old ones and their neighbours', () => {
    fc.assert(
      fc.property(cases, ([transcript, edit]) => {
        const { words } = editTranscript(transcript, edit)
        const fresh = words.slice(edit.from, words.length - (transcript.words.length - edit.to))
        const least = transcript.words[edit.from - 1]?.startMs ?? 0
        const most = transcript.words[edit.to]?.startMs ?? transcript.durationMs
        for (const word of fresh) {
          expect(word.startMs).toBeGreaterThanOrEqual(least)
          expect(word.endMs).toBeLessThanOrEqual(Math.max(most, transcript.words[edit.to - 1]?.endMs ?? 0))
        }
      }),
    )
  })

  it('says what it was asked to', () => {
    fc.assert(
      fc.property(cases, ([transcript, edit]) => {
        const { words, stretches } = editTranscript(transcript, edit)
        if (edit.kind === 'text') {
          const fresh = words.slice(edit.from, words.length - (transcript.words.length - edit.to))
          expect(fresh.map(({ text }) => text).join(' ')).toBe(edit.text.replaceAll('  ', ' '))
        }
        if (edit.kind === 'language') {
          const parts = withWords({ ...transcript, words, stretches })
          const named = new Set(words.slice(edit.from, edit.to))
          for (const part of parts) {
            for (const word of part.words)
              if (named.has(word)) expect(part.stretch.language).toBe(edit.language)
          }
        }
        if (edit.kind === 'speaker') {
          for (const word of words.slice(edit.from, edit.to)) expect(word.speaker).toBe(edit.speaker)
        }
      }),
    )
  })

  it('gives a language and takes it back, and the stretches are as they were', () => {
    const words = ['мен', 'потом', 'қайттым'].map(
      (text, index): Word => ({
        ...{ text, startMs: index * 500, endMs: index * 500 + 400 },
        ...{ confidence: 0.8, language: 'kk', speaker: null },
      }),
    )
    const stretch = {
      startMs: 0,
      endMs: 1400,
      language: 'kk',
      confidence: 0.9,
      engine: 'gigaam',
      modelName: 'm',
    } as const
    const transcript: Transcript = {
      ...{ language: 'kk', engine: 'gigaam', durationMs: 2000 },
      ...{ words, stretches: [stretch], speakers: [] },
    }
    const cut = editTranscript(transcript, { kind: 'language', from: 1, to: 2, language: 'ru' })
    expect(cut.stretches.map(({ language, startMs, endMs }) => [language, startMs, endMs])).toEqual([
      ['kk', 0, 400],
      ['ru', 500, 900],
      ['kk', 1000, 1400],
    ])
    expect(cut.stretches[1]!.confidence).toBeNull()
    const back = editTranscript(
      { ...transcript, ...cut },
      { kind: 'language', from: 1, to: 2, language: 'kk' },
    )
    expect(back).toEqual({ words, stretches: [stretch], speakers: [] })
  })

  describe('beside a word that was said twice', () => {
    const words = markFillers(saidWords('иә | мен мен ауылда тұрамын', 'kk'), 'kk')
    const transcript: Transcript = {
      ...{ language: 'kk', engine: 'gigaam', durationMs: 5000, words, stretches: [], speakers: [] },
    }
    const said = (edit: TranscriptEdit, from = transcript) =>
      editTranscript(from, edit).words.map(({ text, filler }) => (filler ? `(${text})` : text))

    it('leaves no hesitation where one of the two is left', () => {
      expect(words[1]).toMatchObject({ text: 'мен', filler: true })
      const one = ['иә', 'мен', 'ауылда', 'тұрамын']
      expect(said({ kind: 'text', from: 1, to: 3, text: 'мен' })).toEqual(one)
      expect(said({ kind: 'text', from: 2, to: 3, text: '' })).toEqual(one)
      expect(said({ kind: 'text', from: 2, to: 3, text: 'сол' })).toEqual(one.toSpliced(2, 0, 'сол'))
    })

    it('makes one of what is written beside its like', () => {
      expect(said({ kind: 'text', from: 4, to: 5, text: 'ауылда' })).toEqual([
        'иә',
        '(мен)',
        'мен',
        '(ауылда)',
        'ауылда',
      ])
    })

    it('keeps what a person said of it, until the words themselves change', () => {
      const none = editTranscript(transcript, { kind: 'filler', from: 1, to: 2, filler: false })
      const all = ['иә', 'мен', 'мен', 'ауылда', 'тұрамын']
      expect(none.words.map(({ text, filler }) => [text, filler])).toEqual(
        all.map((text) => [text, undefined]),
      )
      const edited = said({ kind: 'text', from: 4, to: 5, text: 'өстім' }, { ...transcript, ...none })
      expect(edited).toEqual(all.with(4, 'өстім'))
    })
  })

  describe('of the text', () => {
    const word = (text: string, startMs: number, endMs: number, more: Partial<Word> = {}): Word => ({
      ...{ text, startMs, endMs, confidence: 0.4, language: 'kk', speaker: 'a' },
      ...more,
    })
    const transcript: Transcript = {
      ...{ language: 'kk', engine: 'gigaam', durationMs: 60_000, speakers: [] },
      words: [
        word('мен', 0, 300),
        word('Астанаға', 400, 1000, { heard: 'астана ға' }),
        word('бардым', 1100, 1500, { flag: 'too_fast' }),
      ],
      stretches: [
        { startMs: 0, endMs: 1500, language: 'kk', confidence: 1, engine: 'gigaam', modelName: 'm' },
      ],
    }

    it('marks what a person wrote and keeps the rest as it was heard', () => {
      const { words } = editTranscript(transcript, {
        kind: 'text',
        from: 0,
        to: 3,
        text: 'мен Ақтөбеге бардым.',
      })
      expect(words[0]).toBe(transcript.words[0])
      expect(words[1]).toEqual({
        ...{ text: 'Ақтөбеге', startMs: 400, endMs: 1000 },
        ...{ confidence: null, language: 'kk', speaker: 'a', checked: true },
      })
      expect(words[2]).toEqual({ ...transcript.words[2], text: 'бардым.', checked: true })
    })

    it('shares the time of one word between two by their letters', () => {
      const { words } = editTranscript(transcript, { kind: 'text', from: 1, to: 2, text: 'мен көп' })
      expect(words.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
        [0, 300],
        [400, 700],
        [700, 1000],
        [1100, 1500],
      ])
    })

    it('puts a word after the last one without filling the silence', () => {
      const { words, stretches } = editTranscript(transcript, { kind: 'text', from: 3, to: 3, text: 'ғой' })
      expect(words[3]).toMatchObject({ text: 'ғой', startMs: 1500, endMs: 1900, speaker: 'a' })
      expect(stretches[0]!.endMs).toBe(1900)
    })

    it('goes back to what the engine heard', () => {
      const { words } = editTranscript(transcript, { kind: 'heard', from: 1, to: 2 })
      expect(words.map(({ text, heard }) => [text, heard])).toEqual([
        ['мен', undefined],
        ['астана', undefined],
        ['ға', undefined],
        ['бардым', undefined],
      ])
      expect(words[2]!.endMs).toBe(1000)
    })

    it('goes back to what the engine heard of a name of two words in one edit', () => {
      const name = { ...transcript.words[1]!, correction: 400 }
      const two = [
        { ...name, text: 'Бауыржан', heard: 'бауржан', endMs: 700 },
        { ...name, text: 'Момышұлы', heard: 'мамашұлы', startMs: 700 },
      ]
      const named = { ...transcript, words: [transcript.words[0]!, ...two, transcript.words[2]!] }
      const { words } = editTranscript(named, { kind: 'heard', from: 1, to: 3 })
      expect(words.map(({ text }) => text)).toEqual(['мен', 'бауржан', 'мамашұлы', 'бардым'])
      for (const word of words) {
        expect(word).not.toHaveProperty('heard')
        expect(word).not.toHaveProperty('correction')
      }
    })

    it('keeps the mark of a sentence whose last word is written anew or as it was heard', () => {
      const [first, place, last] = transcript.words as [Word, Word, Word]
      const ended = { ...transcript, words: [first, { ...place, text: 'Астанаға.' }, last] }
      const textsAfter = (edit: TranscriptEdit) => editTranscript(ended, edit).words.map(({ text }) => text)
      const at = { from: 1, to: 2 }
      expect(textsAfter({ kind: 'text', ...at, text: 'Ақтөбеге' })).toEqual(['мен', 'Ақтөбеге.', 'бардым'])
      expect(textsAfter({ kind: 'text', ...at, text: 'Астанаға' })).toEqual(['мен', 'Астанаға', 'бардым'])
      expect(textsAfter({ kind: 'heard', ...at })).toEqual(['мен', 'астана', 'ға.', 'бардым'])
    })

    it('leaves no stretch without words', () => {
      expect(editTranscript(transcript, { kind: 'text', from: 0, to: 3, text: '' })).toEqual({
        ...{ words: [], stretches: [], speakers: [] },
      })
    })
  })

  it('takes a speaker that is left out off its words', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const { words } = editTranscript(transcript, {
          kind: 'speakers',
          speakers: [transcript.speakers[0]!],
        })
        expect(words.map(({ speaker }) => speaker)).toEqual(
          transcript.words.map(({ speaker }) => (speaker === 'a' ? 'a' : null)),
        )
      }),
    )
  })

  it('refuses words that are not there and speakers nobody has named', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const count = transcript.words.length
        const refused = (edit: TranscriptEdit, code: string) =>
          expect(() => editTranscript(transcript, edit)).toThrow(expect.objectContaining({ code }))
        refused({ kind: 'text', from: count, to: count + 1, text: 'x' }, 'range_invalid')
        refused({ kind: 'checked', from: 1, to: 0, checked: true }, 'range_invalid')
        refused({ kind: 'speaker', from: 0, to: 1, speaker: 'nobody' }, 'invalid_input')
      }),
    )
  })
})
