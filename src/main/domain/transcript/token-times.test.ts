import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TimedToken, timeWords } from './token-times.ts'

const token = (text: string, startMs: number, endMs: number): TimedToken => ({ text, startMs, endMs })

describe('word times from tokens', () => {
  it('joins a letter that was cut between two tokens', () => {
    const words = timeWords(
      ' мен қазақ',
      [token(' мен', 0, 130), token(' \uFFFD', 130, 170), token('\uFFFDазақ', 170, 650)],
      1000,
    )
    expect(words).toEqual([
      { text: 'мен', startMs: 0, endMs: 130 },
      { text: 'қазақ', startMs: 130, endMs: 650 },
    ])
  })

  it('follows two cut letters in a row', () => {
    const tokens = [
      token(' т\uFFFD', 0, 200),
      token('\uFFFD\uFFFD', 200, 300),
      token('\uFFFDір', 300, 500),
      token(' сол', 600, 900),
    ]
    expect(timeWords(' тәңір сол', tokens, 1000)).toEqual([
      { text: 'тәңір', startMs: 0, endMs: 500 },
      { text: 'сол', startMs: 600, endMs: 900 },
    ])
  })

  it('spreads by letters where tokens spell something else', () => {
    expect(timeWords('екі екеуі', [token(' төрт', 0, 100)], 800)).toEqual([
      { text: 'екі', startMs: 0, endMs: 300 },
      { text: 'екеуі', startMs: 300, endMs: 800 },
    ])
  })

  it('leaves out what is no word, and the times of the words stay theirs', () => {
    const tokens = [
      ...[token(' [', 0, 100), token('Music', 100, 2000), token(']', 2000, 2100)],
      ...[token(' hello', 2200, 2600), token(' there', 2700, 3100)],
    ]
    expect(timeWords(' [Music] hello there', tokens, 4000, /\[[^\]]*\]/gu)).toEqual([
      { text: 'hello', startMs: 2200, endMs: 2600 },
      { text: 'there', startMs: 2700, endMs: 3100 },
    ])
  })

  it('never lets half a letter through, nor bare punctuation', () => {
    expect(timeWords(' қа\uFFFD – \uFFFD', [], 500).map(({ text }) => text)).toEqual(['қа'])
  })

  it('gives room to words whose tokens have none', () => {
    const tokens = [
      token(' i', 0, 800),
      token(' moved', 800, 6200),
      token(' to', 6200, 6200),
      token(' town', 6200, 30_000),
    ]
    const words = timeWords(' i moved to town', tokens, 6300)
    expect(words[0]).toEqual({ text: 'i', startMs: 0, endMs: 800 })
    expect(words.every(({ startMs, endMs }) => endMs - startMs >= 40)).toBe(true)
    expect(words.at(-1)!.endMs).toBeLessThanOrEqual(6300)
  })

  it('keeps order and bounds whatever the decoder says', () => {
    const bytes = (text: string, cuts: number[]): string[] => {
      const all = Buffer.from(text)
      const at = [0, ...cuts.map((cut) => cut % (all.length + 1)).sort((a, b) => a - b), all.length]
      return at.slice(1).map((end, i) => all.subarray(at[i], end).toString())
    }
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('қ', 'ә', 'а', 'б', 'x', 'і'), minLength: 1, maxLength: 8 }),
          {
            minLength: 1,
            maxLength: 30,
          },
        ),
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.array(fc.integer({ min: -500, max: 40_000 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1000, max: 25_000 }),
        (words, cuts, times, lengthMs) => {
          const text = words.map((word) => ` ${word}`).join('')
          const tokens = bytes(text, cuts).map((piece, i) =>
            token(piece, times[i % times.length]!, times[(i + 1) % times.length]!),
          )
          const timed = timeWords(text, tokens, lengthMs)
          expect(timed.map((word) => word.text)).toEqual(words)
          let previous = 0
          for (const { startMs, endMs } of timed) {
            expect(Number.isInteger(startMs) && Number.isInteger(endMs)).toBe(true)
            expect(startMs).toBeGreaterThanOrEqual(previous)
            expect(endMs).toBeGreaterThan(startMs)
            previous = endMs
          }
          expect(previous).toBeLessThanOrEqual(lengthMs)
        },
      ),
    )
  })

  it('takes every time from the tokens when they are honest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('қ', 'ә', 'а', 'б'), minLength: 2, maxLength: 8 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.infiniteStream(fc.boolean()),
        (words, halves) => {
          // A word is one token, or two that meet inside its second letter.
          const tokens = words.flatMap((word, i) => {
            const at = i * 500
            const cut = Buffer.from(` ${Array.from(word)[0]}`).length + 1
            const all = Buffer.from(` ${word}`)
            return halves.next().value
              ? [
                  token(all.subarray(0, cut).toString(), at, at + 200),
                  token(all.subarray(cut).toString(), at + 200, at + 400),
                ]
              : [token(` ${word}`, at, at + 400)]
          })
          const timed = timeWords(words.map((word) => ` ${word}`).join(''), tokens, 25_000)
          expect(timed).toEqual(words.map((text, i) => ({ text, startMs: i * 500, endMs: i * 500 + 400 })))
        },
      ),
    )
  })
})
