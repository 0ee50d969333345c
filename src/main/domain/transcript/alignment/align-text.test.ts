import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathOf, saying, threeLanguages } from '../../../../../test/support/posteriors.ts'
import { alignText } from './align-text.ts'
import { PosteriorTrack } from './posterior-track.ts'

const phrases = readFileSync(
  join(import.meta.dirname, '../../../../../test/fixtures/speech/phrases.tsv'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => line.split('\t')[0]!.split(' '))
const said = phrases.flat()

/** The phrases one after another, each a chunk of its own, five seconds of silence between them. */
function recording(spoken: readonly (readonly string[])[]) {
  const track = new PosteriorTrack(threeLanguages)
  const starts: number[] = []
  let startMs = 1000
  for (const words of spoken) {
    const path = pathOf(words)
    const matrix = saying(path)
    const lengthMs = matrix.frames * 40
    track.add({ matrix, startMs, lengthMs })
    let from = 0
    for (const word of words) {
      from = path.indexOf(Array.from(word).join('_'), from)
      starts.push(startMs + from * 40)
      from += 2 * word.length
    }
    startMs += lengthMs + 5000
  }
  return { track, starts, toMs: startMs }
}

const kk = (texts: readonly string[]) => texts.map((text) => ({ text, language: 'kk' as const }))

describe('aligning a text with a whole recording', () => {
  const { track, starts, toMs } = recording(phrases)

  it('keeps what the model says to a sixteenth of a nat', () => {
    const { logProbs } = track.part(0, 50)
    const exact = saying(pathOf(phrases[0]!)).logProbs
    for (let i = 0; i < logProbs.length; i++) expect(Math.abs(logProbs[i]! - exact[i]!)).toBeLessThan(0.04)
  })

  it('finds every word across silences', () => {
    const words = alignText(track, threeLanguages, kk(said), { fromMs: 0, toMs })
    words.forEach(({ startMs, found }, index) => {
      expect(found).toBe(true)
      expect(Math.abs(startMs - starts[index]!)).toBeLessThanOrEqual(40)
    })
  })

  it('finds a part of the text in its place', () => {
    const from = phrases.slice(0, 25).flat().length
    const words = alignText(track, threeLanguages, kk(said.slice(from)), { fromMs: 0, toMs })
    const late = words.filter(({ startMs }, index) => Math.abs(startMs - starts[from + index]!) > 40)
    expect(late).toHaveLength(0)
  })

  it('is led on by what is there, past what is not said and not written', () => {
    const text = phrases.flatMap((words, index) =>
      index % 5 === 1 ? [] : index % 5 === 3 ? [...words, 'трансформатор', 'асханасында'] : words,
    )
    const truth = phrases.flatMap((words, index) => {
      const first = phrases.slice(0, index).flat().length
      const own: (number | null)[] = words.map((_, at) => starts[first + at]!)
      return index % 5 === 1 ? [] : index % 5 === 3 ? [...own, null, null] : own
    })
    const words = alignText(track, threeLanguages, kk(text), { fromMs: 0, toMs })
    const off = words.filter(({ startMs }, index) => {
      const at = truth[index]
      return at != null && Math.abs(startMs - at) > 60
    })
    expect(off.length).toBeLessThanOrEqual(2)
    expect(words.filter((_, index) => truth[index] === null).every(({ found }) => !found)).toBe(true)
  })

  it('keeps all words, in order and within the bounds, whatever the text', () => {
    const word = fc.oneof(
      fc.constantFrom(...said),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('🎬', 'سلام', '100'),
    )
    const short = recording(phrases.slice(0, 6))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (text) => {
        const words = alignText(short.track, threeLanguages, kk(text), { fromMs: 500, toMs: short.toMs })
        expect(words).toHaveLength(text.length)
        let previous = 500
        for (const { startMs, endMs } of words) {
          expect(startMs).toBeGreaterThanOrEqual(previous)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          previous = endMs
        }
        expect(previous).toBeLessThanOrEqual(short.toMs)
      }),
      { numRuns: 60 },
    )
  })

  it('answers where nobody speaks', () => {
    const words = alignText(new PosteriorTrack(threeLanguages), threeLanguages, kk(['мен', '—']), {
      fromMs: 0,
      toMs: 9000,
    })
    expect(words).toMatchObject([
      { found: false, confidence: 0 },
      { found: false, confidence: null },
    ])
  })
})
