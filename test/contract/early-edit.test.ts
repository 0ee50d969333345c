import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editTranscript } from '../../src/main/domain/transcript/edit.ts'
import { applyEarly } from '../../src/renderer/features/transcript/early-edit.ts'
import type { StoredTranscript, TranscriptEdit } from '../../src/shared/api/transcripts.ts'
import type { Word } from '../../src/shared/transcript.ts'

const wordArb = fc.record({
  text: fc.constantFrom('бір', 'Екі,', 'үш', '—', 'e\u0301', '25'),
  heard: fc.option(fc.constantFrom('бер', 'е кі', 'ү ш —'), { nil: undefined }),
})
const textArb = fc
  .array(fc.constantFrom('бір', 'екі', 'Үш.', '—', '...', ' ', '\n', 'жаңа сөз', '-', 'e\u0301 e'), {
    maxLength: 6,
  })
  .map((parts) => parts.join(' '))

/** The window counts words before the library has answered: one too many, and the next edit would hit another word. */
it('what a window shows at once has the words the library will have', () => {
  fc.assert(
    fc.property(
      fc.array(wordArb, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.nat(),
      textArb,
      fc.constantFrom('text', 'heard', 'checked', 'filler', 'language', 'speaker'),
      (made, a, b, text, kind) => {
        const words = made.map(({ text: own, heard }, index): Word => {
          const word = { text: own, startMs: index * 300, endMs: index * 300 + 200, confidence: 0.5 }
          return { ...word, language: 'kk', speaker: null, ...(heard ? { heard } : {}) }
        })
        const from = a % words.length
        const to = from + 1 + (b % (words.length - from))
        const transcript: StoredTranscript = {
          ...{ id: 't', takeId: 'k', revision: 1, language: 'kk', engine: 'gigaam', durationMs: 9000 },
          ...{ words, stretches: [], speakers: [{ id: 's', name: '', role: null }] },
        }
        const edit = {
          ...{ kind, from, to, text, checked: true, filler: true, language: 'ru', speaker: 's' },
        } as TranscriptEdit
        const early = applyEarly(transcript, edit).words
        const real = editTranscript(transcript, edit).words
        const seen = ({ text: own, language, speaker }: Word) => ({ own, language, speaker })
        expect(early.map(seen)).toEqual(real.map(seen))
      },
    ),
  )
})
