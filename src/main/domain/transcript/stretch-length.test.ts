import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stretch, Word } from '#shared/transcript.ts'
import { capStretches } from './stretch-length.ts'
import { type StretchWithWords, withWords } from './stretches.ts'

const word = (text: string, startMs: number, endMs = startMs + 300): Word => ({
  ...{ text, startMs, endMs, confidence: 0.9, language: 'kk', speaker: null },
})
const stretch = (startMs: number, endMs: number): Stretch => ({
  ...{ startMs, endMs, language: 'kk', confidence: null, engine: 'gigaam', modelName: 'm' },
})

/** Words in time order, some of them beginning together, over up to hours, in stretches as a transcript has them. */
const transcripts = fc
  .record({
    gaps: fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 900 }) },
        fc.integer({ min: 0, max: 40_000 }),
      ),
      { minLength: 1, maxLength: 1500 },
    ),
    lengthMs: fc.nat(2000),
    starts: fc.uniqueArray(fc.nat(1_000_000), { minLength: 1, maxLength: 4 }),
  })
  .map(({ gaps, lengthMs, starts }) => {
    let at = 0
    const words = gaps.map((gap, index) => {
      at += gap
      return word(`w${index}`, at, at + lengthMs)
    })
    const sorted = starts.toSorted((a, b) => a - b)
    const stretches = sorted.map((startMs, index) => stretch(startMs, sorted[index + 1] ?? startMs + 1000))
    return { words, stretches, language: 'kk' as const, engine: 'gigaam' as const, durationMs: at + lengthMs }
  })

const wordsOf = (parts: readonly StretchWithWords[]) => parts.flatMap(({ words }) => words)

describe('capStretches', () => {
  it('parts an hour at its pauses into pieces that touch', () => {
    const words = Array.from({ length: 7200 }, (_, i) =>
      word(`w${i}`, 500 * i, 500 * i + (i % 100 ? 480 : 100)),
    )
    const pieces = capStretches([{ stretch: stretch(0, 3_600_000), words }])
    expect(pieces.length).toBeGreaterThan(20)
    expect(pieces.length).toBeLessThan(50)
    pieces.slice(1).forEach(({ stretch: { startMs }, words: [first] }, index) => {
      expect(startMs).toBe(pieces[index]!.stretch.endMs)
      // Behind the long pause of every hundredth word.
      expect((first!.startMs / 500) % 100).toBe(1)
    })
    expect(pieces.at(-1)!.stretch.endMs).toBe(3_600_000)
  })

  it('loses, moves and changes no word, and none changes its stretch when it is read again', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const pieces = capStretches(withWords(transcript))
        expect(wordsOf(pieces)).toEqual(transcript.words)
        const again = withWords({ ...transcript, stretches: pieces.map((piece) => piece.stretch) })
        expect(again.map(({ words }) => words.length)).toEqual(pieces.map(({ words }) => words.length))
      }),
    )
  })

  it('leaves none longer than two and a half minutes or 500 words, and what it leaves stays as it is', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const pieces = capStretches(withWords(transcript))
        for (const { words, stretch: held } of pieces) {
          const canBeParted = words
            .slice(1)
            .every(({ startMs }, index) => startMs > words[index]!.startMs && startMs > held.startMs)
          if (!canBeParted || words.length === 0) continue
          expect(words.at(-1)!.startMs - words[0]!.startMs).toBeLessThanOrEqual(150_000)
          expect(words.length).toBeLessThanOrEqual(500)
        }
        expect(capStretches(pieces)).toEqual(pieces)
      }),
    )
  })

  it('keeps the length of each language: pieces cover what the stretch did', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 2000 }), (count, gapMs) => {
        const words = Array.from({ length: count }, (_, i) => word(`w${i}`, i * gapMs, i * gapMs + 1))
        const whole = stretch(0, count * gapMs)
        const sum = capStretches([{ stretch: whole, words }]).reduce(
          (total, piece) => total + piece.stretch.endMs - piece.stretch.startMs,
          0,
        )
        expect(sum).toBe(whole.endMs)
      }),
    )
  })
})
