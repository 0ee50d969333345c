import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { splitSpeech } from './split-speech.ts'
import { keepInOrder } from './word-order.ts'

it('keeps every word, in order and within the time, whatever the times were', () => {
  const time = fc.double({ min: -5000, max: 40_000, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(time, time), { maxLength: 60 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 100, max: 25_000 }),
      (times, startMs, lengthMs) => {
        const words = times.map(
          ([from, to], i): Word => ({
            text: `${i}`,
            startMs: from,
            endMs: to,
            confidence: null,
            language: null,
            speaker: null,
          }),
        )
        const kept = keepInOrder(words, startMs, startMs + lengthMs)
        expect(kept.map(({ text }) => text)).toEqual(words.map(({ text }) => text))
        let at = startMs
        for (const word of kept) {
          expect(word.startMs).toBeGreaterThanOrEqual(at)
          expect(word.endMs).toBeGreaterThan(word.startMs)
          expect(Number.isInteger(word.startMs) && Number.isInteger(word.endMs)).toBe(true)
          at = word.endMs
        }
        expect(at).toBeLessThanOrEqual(startMs + lengthMs)
        expect(keepInOrder(kept, startMs, startMs + lengthMs)).toEqual(kept)
      },
    ),
    { numRuns: 300 },
  )
})

it('cuts a chunk in two where it is quietest, and loses nothing', () => {
  const samples = Float32Array.from({ length: 16_000 * 8 }, (_, i) => Math.sin(i / 7) * 0.3)
  samples.fill(0, 16_000 * 5, 16_000 * 5.2)
  const halves = splitSpeech({ samples, startMs: 7000 })
  expect(halves.map(({ startMs }) => startMs)).toEqual([7000, halves[1]!.startMs])
  expect(halves[1]!.startMs).toBeGreaterThan(12_000)
  expect(halves[1]!.startMs).toBeLessThan(12_200)
  expect([...halves[0]!.samples, ...halves[1]!.samples]).toEqual([...samples])
  const short = { samples: samples.subarray(0, 9000), startMs: 0 }
  expect(splitSpeech(short)).toEqual([short])
})
