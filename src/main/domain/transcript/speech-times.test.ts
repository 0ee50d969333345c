import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeWordsBySpeech } from './speech-times.ts'

describe('words without times', () => {
  it('share the speech by their letters', () => {
    expect(timeWordsBySpeech('да нет', 1000, [])).toEqual([
      { text: 'да', startMs: 0, endMs: 400 },
      { text: 'нет', startMs: 400, endMs: 1000 },
    ])
  })

  it('are not put into a pause', () => {
    const speech = [
      { startMs: 100, endMs: 500 },
      { startMs: 3000, endMs: 3600 },
    ]
    expect(timeWordsBySpeech('да нет', 4000, speech)).toEqual([
      { text: 'да', startMs: 100, endMs: 500 },
      { text: 'нет', startMs: 3000, endMs: 3600 },
    ])
  })

  it('lie, where they would reach over a pause, where more of them is', () => {
    const speech = [
      { startMs: 0, endMs: 300 },
      { startMs: 2000, endMs: 3700 },
    ]
    expect(timeWordsBySpeech('слово слова', 4000, speech).map(({ startMs }) => startMs)).toEqual([2000, 2700])
  })

  it('keep their order and the chunk, wherever there is speech', () => {
    const spans = fc
      .uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 2, maxLength: 12 })
      .map((edges) => edges.sort((a, b) => a - b))
      .map((edges) =>
        edges.flatMap((startMs, i) =>
          i % 2 === 0 && edges[i + 1] !== undefined ? [{ startMs, endMs: edges[i + 1]! }] : [],
        ),
      )
    const text = fc
      .array(fc.stringMatching(/^[а-яa-z]{1,9}[,.!?]?$/u), { minLength: 1, maxLength: 30 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(text, spans, (said, speech) => {
        const words = timeWordsBySpeech(said, 20_000, speech)
        expect(words.map((word) => word.text)).toEqual(said.split(' ').map((word) => word.normalize('NFC')))
        let before = 0
        for (const { startMs, endMs } of words) {
          expect(startMs).toBeGreaterThanOrEqual(before)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          expect(endMs).toBeLessThanOrEqual(20_000)
          expect(speech.some((span) => startMs >= span.startMs && endMs <= span.endMs)).toBe(true)
          before = endMs
        }
      }),
    )
  })
})
