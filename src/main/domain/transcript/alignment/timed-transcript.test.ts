import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transcripts } from '../../../../../test/support/transcripts.ts'
import type { AlignedWord } from './align-words.ts'
import { retime, transcriptOfText } from './timed-transcript.ts'
import { readTypedText } from './typed-text.ts'

const found = (startMs: number, endMs: number): AlignedWord => ({
  startMs,
  endMs,
  confidence: 0.8,
  found: true,
})
const missing: AlignedWord = { startMs: 0, endMs: 0, confidence: 0, found: false }

describe('a transcript with other times', () => {
  it('keeps each word in its stretch, and stretches in order and apart', () => {
    fc.assert(
      fc.property(
        transcripts,
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 80, maxLength: 80 }),
        (transcript, steps) => {
          let time = 0
          const aligned = transcript.words.map((_, index) => {
            const startMs = time + steps[index * 2]!
            time = startMs + steps[index * 2 + 1]!
            return found(startMs, time)
          })
          const { words, stretches } = retime(transcript, 0, aligned)
          expect(words.map(({ text, speaker, language }) => [text, speaker, language])).toEqual(
            transcript.words.map(({ text, speaker, language }) => [text, speaker, language]),
          )
          expect(stretches).toHaveLength(transcript.stretches.length)
          let previous = 0
          for (const { startMs, endMs } of stretches) {
            expect(startMs).toBeGreaterThanOrEqual(previous)
            expect(endMs).toBeGreaterThanOrEqual(startMs)
            previous = endMs
          }
        },
      ),
    )
  })

  it('changes only the words it is given', () => {
    const [transcript] = fc.sample(transcripts, 1)
    const { words } = retime(transcript!, 1, [])
    words.forEach((word, index) => {
      expect(word).toBe(transcript!.words[index])
    })
  })

  it('gives a confidence where there was none and no person has looked', () => {
    const base = { startMs: 0, endMs: 100, confidence: null, language: null, speaker: null }
    const words = [
      { ...base, text: 'а' },
      { ...base, text: 'б', checked: true as const },
      { ...base, text: 'в', confidence: 0.2 },
    ]
    const transcript = {
      words,
      stretches: [],
      language: 'kk' as const,
      engine: 'whisper' as const,
      durationMs: 900,
    }
    const timed = retime(transcript, 0, [found(0, 100), found(200, 300), found(400, 500)])
    expect(timed.words.map(({ confidence }) => confidence)).toEqual([0.8, null, 0.2])
  })
})

describe('a transcript of a typed text', () => {
  const typed = readTypedText('Айгерім: Сәлем.\nДәурен: Иә 🎬 сәлем\nАйгерім: Қалай?\nДәурен: Жақсы.')
  const aligned = [
    found(100, 200),
    found(300, 400),
    { ...missing, startMs: 400, endMs: 440 },
    found(900, 999),
    found(1000, 1100),
  ]

  const made = { language: 'kk' as const, durationMs: 2000, modelName: 'ctc', fit: 'whole' as const }

  it('has a stretch for each paragraph, and the speakers that the text names', () => {
    const { stretches, speakers, words } = transcriptOfText(typed, aligned, made)
    expect(stretches.map(({ startMs }) => startMs)).toEqual([100, 300, 900, 1000])
    expect(speakers).toEqual([
      { id: '1', name: 'Айгерім', role: null },
      { id: '2', name: 'Дәурен', role: null },
    ])
    expect(words.map(({ speaker }) => speaker)).toEqual(['1', '2', '2', '1', '2'])
  })

  it('leaves only what was not found to be looked at', () => {
    const { words } = transcriptOfText(typed, aligned, made)
    expect(words.map(({ checked }) => checked)).toEqual([true, true, undefined, true, true])
  })

  it('leaves what may be found by chance to be looked at as well, of a text that is not all said', () => {
    const confidences = [0.8, 0.5, 0, 0.6, null]
    const unsure = aligned.map((word, index) => ({ ...word, confidence: confidences[index]! }))
    const checkedOf = (fit: 'whole' | 'partly') =>
      transcriptOfText(typed, unsure, { ...made, fit }).words.map(({ checked }) => checked === true)
    expect(checkedOf('partly')).toEqual([true, false, false, true, true])
    expect(checkedOf('whole')).toEqual([true, true, false, true, true])
  })
})
