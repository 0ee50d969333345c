import { beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/shared/language.ts'
import { describeErrorRates, type ErrorRate, measureErrorRates } from '../support/error-rates.ts'
import {
  allowedRate,
  committedGates,
  loosened,
  readGates,
  recordingsDigest,
  tighten,
} from '../support/gates.ts'
import { phrases } from '../support/speech-recordings.ts'
import { knownWords, unseenRecordings } from '../support/synthetic-speech.ts'
import { wordErrorRate } from '../support/word-error-rate.ts'

// The gates are the lowest rates ever seen. `IZ_TIGHTEN_GATES=1 vitest run test/integration/error-rates.test.ts` writes lower ones when
// the work has made them lower; a higher one is refused here, whoever writes it.
describe('word error rates', () => {
  const gates = readGates()
  let rates: ErrorRate[] = []

  beforeAll(async () => {
    rates = await measureErrorRates('ffmpeg')
    console.log(describeErrorRates(rates, (name) => allowedRate(gates, name)))
    if (process.env.IZ_TIGHTEN_GATES) tighten(gates, rates)
  }, 600_000)

  const sets = languages.flatMap((language) => [
    `unseen ${language} gigaam`,
    `unseen ${language} gigaam silero`,
    `sample ${language} gigaam`,
    `sample ${language} whisper`,
  ])
  it.each(sets)('%s: not above its gate', (name) => {
    const measured = rates.find((rate) => rate.name === name)!
    expect(measured.words).toBeGreaterThan(10)
    expect(measured.rate).toBeLessThanOrEqual(allowedRate(gates, name)!)
  })
})

describe('the gates', () => {
  it('stand for every set that is measured, on the recordings they were set for', () => {
    expect(readGates().recordings).toBe(recordingsDigest())
  })

  it('were never looser than in any committed version', () => {
    const now = readGates()
    expect(committedGates().flatMap((then) => loosened(then, now))).toEqual([])
  })

  it('are refused when they are loosened, in any way', () => {
    const then = readGates()
    const [name, rate] = Object.entries(then.best)[0]!
    const { [name]: _, ...rest } = then.best
    expect(loosened(then, { ...then, best: { ...then.best, [name]: rate + 0.001 } })).toHaveLength(1)
    expect(loosened(then, { ...then, best: rest })).toHaveLength(1)
    expect(loosened(then, { ...then, tolerance: then.tolerance + 0.001 })).toHaveLength(1)
    expect(loosened(then, { ...then, recordings: '0'.repeat(64) })).toHaveLength(1)
    expect(loosened(then, { ...then, best: { ...then.best, [name]: rate / 2 }, tolerance: 0 })).toEqual([])
  })
})

describe('the recordings', () => {
  it('are sentences that were never in the training, of words that were, at 120 to 180 words a minute', async () => {
    const recordings = await unseenRecordings()
    for (const language of languages) {
      const own = recordings.filter((recording) => recording.language === language)
      expect(own).toHaveLength(20)
      expect(Math.min(...own.map(({ rate }) => rate))).toBe(120)
      expect(Math.max(...own.map(({ rate }) => rate))).toBe(180)
      const known = new Set(knownWords(language))
      const heard = phrases[language].join(' | ')
      for (const { text } of own) {
        const words = text.split(' ')
        expect(words.filter((word) => !known.has(word))).toEqual([])
        for (const [i, word] of words.slice(1).entries()) expect(heard).not.toContain(` ${words[i]} ${word} `)
      }
    }
  })
})

describe('word error rate', () => {
  it.each([
    ['бір екі үш', 'Бір, екі үш.', 0],
    ['бір екі үш төрт', 'бір үш төрт', 0.25],
    ['бір екі', 'бір он екі', 0.5],
    ['бір екі', 'алты', 1],
    ['бір', '', 1],
  ])('%s | %s: %f', (reference, heard, rate) => {
    expect(wordErrorRate(reference, heard)).toBe(rate)
  })
})
