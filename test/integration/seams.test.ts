import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aroundCutMs, type PackedSpeech } from '../../src/main/domain/transcript/speech-chunker.ts'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { recogniseRecording } from '../../src/main/infra/asr/recording.ts'
import type { FinishedChunk } from '../../src/main/services/jobs/ports.ts'
import type { CtcEngine } from '../../src/main/services/transcription/ports.ts'
import type { Word } from '../../src/shared/transcript.ts'
import { chunksOf, wordsOf } from '../support/chunked-recognition.ts'
import { sameSamples } from '../support/same-samples.ts'
import { ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { joined, quiet, type SpokenPhrase, spokenPhrases } from '../support/spoken-phrases.ts'
import { randomNumbers, wavOf } from '../support/synthetic-speech.ts'
import { makeTempDir } from '../support/temp.ts'

const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
const engineFrameMs = 40
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

/** The sound cut at these moments, each part heard with so much of what is around it. */
function cutAt(samples: Float32Array, cutsMs: readonly number[], aroundMs: number): PackedSpeech[] {
  const edges = [0, ...cutsMs.map(Math.round), samples.length / 16]
  let heardFromMs = 0
  const part = (fromMs: number, toMs: number) => ({
    samples: samples.subarray(fromMs * 16, toMs * 16),
    startMs: fromMs,
    speech: [{ startMs: fromMs, endMs: toMs }],
  })
  return edges.slice(1).map((toMs, i) => {
    const fromMs = edges[i]!
    heardFromMs += Math.max(0, engineFrameMs * Math.floor((fromMs - aroundMs - heardFromMs) / engineFrameMs))
    if (aroundMs === 0) heardFromMs = fromMs
    return { ...part(fromMs, toMs), heard: part(heardFromMs, Math.min(toMs + aroundMs, samples.length / 16)) }
  })
}

const textOfWhole = async (samples: Float32Array) =>
  textOf(await wordsOf(cutAt(samples, [], 0), engine, model))

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

// Only the sample model of GigaAM's kind can show this: the one for whisper writes one phrase over and over, as often as there is room in what
// it hears, so that any other length of sound is another text. How hearings with rough times are joined is tested in seam.test.ts.
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

  it('where nobody pauses at all changes nothing', async () => {
    const random = randomNumbers(42)
    let seams = 0
    for (let round = 0; round < 15; round++) {
      const talk = talkOf(40, () => 0, random)
      const chunks = chunksOf(talk.samples)
      expect(chunks.slice(1).every((chunk) => chunk.heard.startMs < chunk.startMs)).toBe(true)
      const spoken = talk.samples.subarray(chunks[0]!.startMs * 16, endOf(chunks.at(-1)!) * 16)
      expect(textOf(await wordsOf(chunks, engine, model))).toBe(await textOfWhole(spoken))
      seams += chunks.length - 1
    }
    expect(seams).toBeGreaterThan(15)
  })

  it('in the middle of a word, or anywhere else, changes nothing', async () => {
    const random = randomNumbers(45)
    let seams = 0
    for (let round = 0; round < 8; round++) {
      const { samples } = talkOf(40, () => 0, random)
      const whole = await textOfWhole(samples)
      for (let way = 0; way < 3; way++) {
        const cutsMs: number[] = []
        for (let at = 5000 + 5000 * random(); at < samples.length / 16 - 4000; at += 5000 + 5000 * random()) {
          cutsMs.push(10 * Math.round(at / 10))
        }
        const words = await wordsOf(cutAt(samples, cutsMs, aroundCutMs), engine, model)
        expect(textOf(words)).toBe(whole)
        seams += cutsMs.length
      }
    }
    expect(seams).toBeGreaterThan(80)
  })
})

describe('a recording in which nobody pauses', () => {
  const path = join(makeTempDir('seams'), 'үзіліссіз.wav')
  const { signal } = new AbortController()

  it('is written as if it had been heard in one go, also after an interruption at any seam', async () => {
    const { samples } = talkOf(70, () => 0, randomNumbers(46))
    await writeFile(path, wavOf(samples))
    const durationMs = Math.ceil(samples.length / 16)
    const run = async (finished: FinishedChunk[]) => {
      const chunks: FinishedChunk[] = []
      const request = {
        mediaPath: path,
        durationMs,
        model,
        language: 'kk',
        translateTo: null,
        finished,
      } as const
      const control = { signal, onChunk: (chunk: FinishedChunk) => chunks.push(chunk) }
      return { transcript: await recogniseRecording(request, engine, 'ffmpeg', 2, control), chunks }
    }
    const whole = await run([])
    expect(whole.chunks.length).toBeGreaterThan(3)
    const [first] = chunksOf(samples)
    const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, '')
    const inOneGo = await textOfWhole(samples.subarray(first!.startMs * 16))
    expect(plain(textOf(whole.chunks.flatMap(({ words }) => words)))).toBe(inOneGo)
    for (let done = 1; done < whole.chunks.length; done++) {
      const rest = await run(whole.chunks.slice(0, done))
      expect(rest.chunks).toEqual(whole.chunks.slice(done))
      expect(rest.transcript).toEqual(whole.transcript)
    }
    let at = 0
    for (const { startMs, endMs } of whole.transcript.words) {
      expect(startMs).toBeGreaterThanOrEqual(at)
      expect(endMs).toBeGreaterThan(startMs)
      at = endMs
    }
    for (const [i, { startMs }] of whole.transcript.stretches.entries()) {
      expect(startMs).toBeGreaterThanOrEqual(whole.transcript.stretches[i - 1]?.endMs ?? 0)
    }
  })
})

describe('any chunking', () => {
  it('at pauses gives the same words as any other, and as none', async () => {
    const random = randomNumbers(43)
    for (let round = 0; round < 25; round++) {
      const talk = talkOf(18, () => 400 + 500 * random(), random)
      const pausesMs = talk.phrases.slice(1).map(({ startMs }, i) => (talk.phrases[i]!.endMs + startMs) / 2)
      const cut = (cutsMs: number[]) => cutAt(talk.samples, cutsMs, 0)
      const whole = await textOfWhole(talk.samples)
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
    const placeOf = ({ startMs, speech, heard }: PackedSpeech) => [
      startMs,
      speech,
      heard.startMs,
      heard.speech,
    ]
    for (let way = 0; way < 20; way++) {
      const sizes = Array.from({ length: 5 }, () => 1 + Math.floor(random() * 10 ** (1 + 4 * random())))
      const chunks = chunksOf(talk.samples, sizes)
      expect(chunks.map(placeOf)).toEqual(expected.map(placeOf))
      for (const [at, { samples, heard }] of chunks.entries()) {
        expect(sameSamples(samples, expected[at]!.samples)).toBe(true)
        expect(sameSamples(heard.samples, expected[at]!.heard.samples)).toBe(true)
      }
    }
  })
})
