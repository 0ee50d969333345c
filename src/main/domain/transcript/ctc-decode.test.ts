import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ctcFrameMs, decodeGreedy } from './ctc-decode.ts'
import { parseVocabulary } from './vocabulary.ts'

const vocabulary = parseVocabulary('▁ 0\nа 1\nқ 2\n- 3\n<blk> 4\n')
const size = vocabulary.symbols.length

/** Log-probabilities in which frame i says `path[i]` (`_` is the blank) with probability `p`. */
function say(path: string, p = 0.9): Float32Array {
  const rest = Math.log((1 - p) / (size - 1))
  const out = new Float32Array(path.length * size).fill(rest)
  Array.from(path).forEach((symbol, frame) => {
    const id = symbol === '_' ? vocabulary.blank : vocabulary.symbols.indexOf(symbol)
    out[frame * size + id] = Math.log(p)
  })
  return out
}

const decode = (path: string, lengthMs = path.length * ctcFrameMs) =>
  decodeGreedy(say(path), path.length, vocabulary, lengthMs)

describe('greedy CTC decoding', () => {
  it('collapses repeats and keeps doubled letters parted by a blank', () => {
    expect(decode('_ққ_аа_а_').map(({ text }) => text)).toEqual(['қаа'])
  })

  it('times a word from its first character to after its last', () => {
    expect(decode('__қа_ _аа_')).toMatchObject([
      { text: 'қа', startMs: 80, endMs: 160 },
      { text: 'а', startMs: 280, endMs: 360 },
    ])
  })

  it('takes a pause of more than 0.32 s for a space', () => {
    expect(decode('қ________а').map(({ text }) => text)).toEqual(['қ', 'а'])
    expect(decode('қ_______а').map(({ text }) => text)).toEqual(['қа'])
  })

  it('drops what has no letter', () => {
    expect(decode('- -- қ')).toMatchObject([{ text: 'қ' }])
  })

  it('reports the mean posterior', () => {
    expect(decodeGreedy(say('қа', 0.7), 2, vocabulary, 80)[0]!.confidence).toBeCloseTo(0.7, 5)
  })

  it('keeps times in order and inside the chunk for any output', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('_', ' ', 'а', 'қ', '-'), { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 30 }),
        (path, missing) => {
          const lengthMs = path.length * ctcFrameMs - missing
          const words = decode(path.join(''), lengthMs)
          let previous = 0
          for (const { text, startMs, endMs, confidence } of words) {
            expect(text).toMatch(/^\S*[аққ]\S*$/)
            expect(startMs).toBeGreaterThanOrEqual(previous)
            expect(endMs).toBeGreaterThan(startMs)
            expect(endMs).toBeLessThanOrEqual(lengthMs)
            expect(confidence).toBeGreaterThan(0)
            expect(confidence).toBeLessThanOrEqual(1)
            previous = endMs
          }
          const letters = path.filter((symbol, i) => symbol !== path[i - 1] && /[аққ-]/.test(symbol))
          expect(words.map(({ text }) => text).join('').length).toBeLessThanOrEqual(letters.length)
        },
      ),
    )
  })
})

describe('vocabulary', () => {
  it.each([
    ['a line that is not "token id"', 'а 0\nб\n<blk> 1\n'],
    ['a repeated id', '▁ 0\nа 0\n<blk> 1\n'],
    ['a repeated token', '▁ 0\n▁ 1\n<blk> 2\n'],
    ['a missing id', '▁ 0\n<blk> 2\n'],
    ['a blank that is not last', '<blk> 0\n▁ 1\n'],
    ['no space', 'а 0\n<blk> 1\n'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(() => parseVocabulary(text)).toThrow(Error)
  })
})
