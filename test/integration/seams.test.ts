import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PackedSpeech } from '../../src/main/domain/transcript/speech-chunker.ts'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import type { CtcEngine } from '../../src/main/services/transcription/ports.ts'
import type { Word } from '../../src/shared/transcript.ts'
import { chunksOf, wordsOf } from '../support/chunked-recognition.ts'
import { ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { joined, quiet, type SpokenPhrase, spokenPhrases } from '../support/spoken-phrases.ts'
import { randomNumbers } from '../support/synthetic-speech.ts'
import { wordErrorRate } from '../support/word-error-rate.ts'

const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
let engine: CtcEngine
let phrases: SpokenPhrase[]

beforeAll(async () => {
  engine = await loadGigaam(model, 2)
  phrases = await spokenPhrases('ffmpeg')
})
afterAll(() => engine.close())

interface Talk {
  samples: Float32Array
  phrases: { startMs: number; endMs: number; words: string[] }[]
}

/** Utterances in a random order, `gapMs` apart, for `seconds`. */
function talkOf(seconds: number, gapMs: () => number, random: () => number): Talk {
  const parts = [quiet(Math.floor(random() * 20_000))]
  const said: Talk['phrases'] = []
  let at = parts[0]!.length
  while (at < seconds * 16_000) {
    const { samples, words } = phrases[Math.floor(random() * phrases.length)]!
    said.push({ startMs: at / 16, endMs: (at + samples.length) / 16, words })
    const gap = quiet(Math.round(gapMs() * 16))
    parts.push(samples, gap)
    at += samples.length + gap.length
  }
  return { samples: joined(parts), phrases: said }
}

const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join(' ')
const endOf = ({ startMs, samples }: PackedSpeech) => startMs + samples.length / 16

/** What was said and what was heard in the utterances on both sides of each seam. */
function aroundSeams({ phrases: said }: Talk, chunks: readonly PackedSpeech[], words: readonly Word[]) {
  return chunks.slice(1).map((chunk, i) => {
    const before = said.findLast(({ startMs }) => startMs < endOf(chunks[i]!))!
    const after = said.find(({ endMs }) => endMs > chunk.startMs)!
    const near = before === after ? [before] : [before, after]
    const [fromMs, toMs] = [near[0]!.startMs, near.at(-1)!.endMs]
    const heard = words.filter(
      ({ startMs, endMs }) => (startMs + endMs) / 2 > fromMs && (startMs + endMs) / 2 < toMs,
    )
    return { said: near.flatMap((phrase) => phrase.words).join(' '), heard: textOf(heard) }
  })
}

describe('a seam between chunks', () => {
  it('in a pause loses, doubles and changes no word', async () => {
    const random = randomNumbers(41)
    let seams = 0
    for (let round = 0; round < 30; round++) {
      const gap = [450, 600, 800, 1500, 2600][round % 5]!
      const talk = talkOf(30 + 30 * random(), () => gap * (1 + 0.3 * random()), random)
      const chunks = chunksOf(talk.samples)
      const words = await wordsOf(chunks, engine, model)
      for (const { said, heard } of aroundSeams(talk, chunks, words)) {
        expect(heard).toBe(said)
        seams++
      }
    }
    expect(seams).toBeGreaterThan(30)
  })

  it('where nobody pauses at all changes one word at most and loses none', async () => {
    const random = randomNumbers(42)
    let seams = 0
    for (let round = 0; round < 15; round++) {
      const talk = talkOf(40, () => 0, random)
      const chunks = chunksOf(talk.samples)
      const words = await wordsOf(chunks, engine, model)
      for (const { said, heard } of aroundSeams(talk, chunks, words)) {
        const count = said.split(' ').length
        expect(Math.round(wordErrorRate(said, heard) * count), `${said} | ${heard}`).toBeLessThanOrEqual(1)
        expect(heard.split(' ').length).toBeGreaterThanOrEqual(count)
        seams++
      }
    }
    expect(seams).toBeGreaterThan(15)
  })
})

describe('any chunking', () => {
  it('at pauses gives the same words as any other, and as none', async () => {
    const random = randomNumbers(43)
    for (let round = 0; round < 25; round++) {
      const talk = talkOf(18, () => 400 + 500 * random(), random)
      const pausesMs = talk.phrases.slice(1).map(({ startMs }, i) => (talk.phrases[i]!.endMs + startMs) / 2)
      const cut = (cutsMs: number[]): PackedSpeech[] => {
        const edges = [0, ...cutsMs.map((ms) => Math.round(ms) * 16), talk.samples.length]
        return edges.slice(1).map((to, i) => ({
          samples: talk.samples.slice(edges[i]!, to),
          startMs: edges[i]! / 16,
          speech: [{ startMs: edges[i]! / 16, endMs: to / 16 }],
        }))
      }
      const whole = textOf(await wordsOf(cut([]), engine, model))
      expect(whole).toBe(talk.phrases.flatMap(({ words }) => words).join(' '))
      for (let way = 0; way < 4; way++) {
        const some = pausesMs.filter(() => random() < 0.5)
        expect(textOf(await wordsOf(cut(some), engine, model))).toBe(whole)
      }
      // The app's own: a recording of up to 25 s is written as if it had been heard in one go.
      expect(textOf(await wordsOf(chunksOf(talk.samples), engine, model))).toBe(whole)
    }
  })

  it('of the blocks in which the sound arrives changes nothing, to the bit', async () => {
    const random = randomNumbers(44)
    const talk = talkOf(50, () => 300 + 1500 * random(), random)
    const expected = chunksOf(talk.samples)
    expect(expected.length).toBeGreaterThan(2)
    for (let way = 0; way < 20; way++) {
      const sizes = Array.from({ length: 5 }, () => 1 + Math.floor(random() * 10 ** (1 + 4 * random())))
      expect(chunksOf(talk.samples, sizes)).toEqual(expected)
    }
  })
})
