import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stretch, Word } from '#shared/transcript.ts'
import { ownPart } from './seam.ts'

const cutMs = 20_000
const aroundMs = 1500

/** A word every `wordMs`, the first at `startMs`. */
function said(texts: readonly string[], startMs: number, wordMs = 400): Word[] {
  return texts.map((text, i) => ({
    text,
    startMs: startMs + i * wordMs,
    endMs: startMs + (i + 1) * wordMs - 40,
    confidence: null,
    language: 'kk',
    speaker: null,
  }))
}

const sound = (fromMs: number, toMs: number) => ({
  samples: new Float32Array((toMs - fromMs) * 16),
  startMs: fromMs,
})
const first = { ...sound(0, cutMs), heard: sound(0, cutMs + aroundMs) }
const second = { ...sound(cutMs, 40_000), heard: sound(cutMs - aroundMs, 40_000) }
const stretchOf = (words: readonly Word[]): Stretch[] =>
  words.length === 0
    ? []
    : [
        {
          ...{ startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs, language: 'kk', confidence: null },
          ...{ engine: 'gigaam', modelName: 'm' },
        },
      ]

/** What two chunks write together, each of which has heard these words. */
function together(one: readonly Word[], other: readonly Word[]) {
  const before = ownPart({ words: [...one], stretches: stretchOf(one) }, [], first, cutMs + aroundMs)
  const behind = ownPart({ words: [...other], stretches: stretchOf(other) }, before.words, second, 40_000)
  return {
    words: [...before.words, ...behind.words],
    stretches: [...before.stretches, ...behind.stretches],
  }
}

const textOf = ({ words }: { words: readonly Word[] }) => words.map(({ text }) => text).join(' ')
const names = ['алма', 'бала', 'қала', 'дала', 'және', 'мен', 'үй', 'тау', 'өзен', 'көл', 'жер', 'су']
const shifted = (words: readonly Word[], by: number) =>
  words.map((word) => ({ ...word, startMs: word.startMs + by, endMs: word.endMs + by }))

describe('a chunk that begins after a pause and ends in one', () => {
  it('keeps what was heard as it is', () => {
    const words = said(names, 1000)
    const chunk = { ...sound(0, 9000), heard: sound(0, 9000) }
    const own = ownPart({ words, stretches: stretchOf(words) }, [], chunk, 9000)
    expect(own).toEqual({ words, stretches: stretchOf(words) })
    expect(own.words.every((word, i) => word === words[i])).toBe(true)
  })

  it('ends with its sound', () => {
    const words = said(names, 1000)
    // The last word lies wholly beyond it.
    const chunk = { ...sound(0, 6000), heard: sound(0, 6000) }
    const own = ownPart({ words, stretches: stretchOf(words) }, [], chunk, 5300)
    expect(textOf(own)).toBe(names.join(' '))
    expect(own.words.at(-1)!.endMs).toBe(5300)
    expect(own.stretches.at(-1)!.endMs).toBe(5300)
  })
})

describe('two chunks cut where nobody pauses', () => {
  const all = Array.from({ length: 20 }, (_, i) => names[(i * 5) % names.length]!)

  it('write what one would have written, wherever the cut falls and whatever the times', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...names), { minLength: 18, maxLength: 18 }),
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 150, max: 500 }),
        fc.integer({ min: -100, max: 100 }),
        (texts, at, wordMs, drift) => {
          const words = said(texts, cutMs - 9 * wordMs + at, wordMs)
          const one = words.filter(({ endMs }) => endMs < cutMs + aroundMs)
          const other = shifted(words, drift).filter(({ startMs }) => startMs > cutMs - aroundMs)
          expect(textOf(together(one, other))).toBe(texts.join(' '))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('lose and double no word where each times it on the other side of the cut', () => {
    const words = said(all, cutMs - 4180)
    for (const drift of [-300, -200, 200, 300]) {
      const one = words.filter(({ endMs }) => endMs < cutMs + aroundMs)
      const other = shifted(words, drift).filter(({ startMs }) => startMs > cutMs - aroundMs)
      expect(textOf(together(one, other)), `${drift}`).toBe(all.join(' '))
    }
  })

  it('take one word for another of the same moment, and a torn one at an edge for what it is', () => {
    const words = said(all, cutMs - 4180)
    const one = words.slice(0, 13).map((word, i) => (i === 12 ? { ...word, text: 'қ' } : word))
    const torn = { ...words[6]!, text: 'ла', startMs: words[6]!.startMs + 200 }
    const misheard = { ...words[9]!, text: `${words[9]!.text}т` }
    const other = [torn, words[7]!, words[8]!, misheard, ...words.slice(10)]
    expect(textOf(together(one, other))).toBe(all.join(' '))
  })

  it('part what the second writes as one word with the last of the first', () => {
    const [before, behind] = said(['тұрады', 'жастарға'], cutMs - 400)
    const joined = { ...before!, text: 'тұрадыжастарға', endMs: behind!.endMs }
    const rest = said(['не', 'айтар'], behind!.endMs + 40)
    expect(textOf(together([before!, behind!], [joined, ...rest]))).toBe('тұрады жастарға не айтар')
  })

  it('keep their words in order and in stretches of their own', () => {
    const words = said(all, cutMs - 4180)
    const { words: found, stretches } = together(words.slice(0, 14), shifted(words.slice(7), -120))
    let at = 0
    for (const { startMs, endMs } of found) {
      expect(startMs).toBeGreaterThanOrEqual(at)
      expect(endMs).toBeGreaterThan(startMs)
      at = endMs
    }
    expect(stretches).toHaveLength(2)
    expect(stretches[1]!.startMs).toBeGreaterThanOrEqual(stretches[0]!.endMs)
    for (const { startMs } of found) {
      expect(stretches.some((one) => one.startMs <= startMs && startMs < one.endMs)).toBe(true)
    }
  })

  it('leave out the stretch of which no word is theirs', () => {
    const [own, next] = [said(['үй', 'тау'], cutMs - 1000), said(['good', 'day'], cutMs + 300)]
    const stretches = [...stretchOf(own), ...stretchOf(next)]
    const found = ownPart({ words: [...own, ...next], stretches }, [], first, cutMs + aroundMs)
    expect(found).toEqual({ words: own, stretches: stretchOf(own) })
  })
})
