import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { CtcEngine } from '../../src/main/services/transcription/ports.ts'
import { IzError } from '../../src/shared/error.ts'
import type { Word } from '../../src/shared/transcript.ts'
import { chunksOf, wordsOf } from '../support/chunked-recognition.ts'
import { committedRecording, ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { joined, quiet, type SpokenPhrase, samplesOf, spokenPhrases } from '../support/spoken-phrases.ts'
import { randomNumbers, unseenRecordings, wavOf } from '../support/synthetic-speech.ts'
import { makeTempDir } from '../support/temp.ts'

const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
const sampleRate = 16_000
let engine: CtcEngine
let phrases: SpokenPhrase[]

beforeAll(async () => {
  engine = await loadGigaam(model, 1)
  phrases = await spokenPhrases('ffmpeg')
})
afterAll(() => engine.close())

/** Something that happens to a recording. Places and lengths are shares of its length. */
type Harm =
  | { kind: 'cut'; from: number; to: number }
  | { kind: 'gain'; db: number }
  | { kind: 'noise'; db: number; seed: number }
  | { kind: 'silence'; at: number; ms: number; digital: boolean }
  | { kind: 'garbage'; at: number; ms: number; seed: number }
  | { kind: 'repeat'; at: number; ms: number; times: number }
  | { kind: 'drop'; at: number; ms: number }
  | { kind: 'offset'; by: number }
  | { kind: 'backwards' }

const share = fc.double({ min: 0, max: 1, noNaN: true })
const seed = fc.integer({ min: 0, max: 2 ** 31 })
const harm: fc.Arbitrary<Harm> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), from: share, to: share }),
  fc.record({ kind: fc.constant('gain' as const), db: fc.integer({ min: -70, max: 40 }) }),
  fc.record({ kind: fc.constant('noise' as const), db: fc.integer({ min: -70, max: 0 }), seed }),
  fc.record({
    kind: fc.constant('silence' as const),
    at: share,
    ms: fc.integer({ min: 1, max: 5000 }),
    digital: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('garbage' as const),
    at: share,
    ms: fc.integer({ min: 1, max: 1500 }),
    seed,
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: share,
    ms: fc.integer({ min: 1, max: 200 }),
    times: fc.integer({ min: 2, max: 8 }),
  }),
  fc.record({ kind: fc.constant('drop' as const), at: share, ms: fc.integer({ min: 1, max: 1500 }) }),
  fc.record({ kind: fc.constant('offset' as const), by: fc.double({ min: -0.5, max: 0.5, noNaN: true }) }),
  fc.record({ kind: fc.constant('backwards' as const) }),
)

function harmed(samples: Float32Array, harm: Harm): Float32Array {
  const place = 'at' in harm ? Math.floor(harm.at * samples.length) : 0
  const length = 'ms' in harm ? harm.ms * 16 : 0
  const insert = (part: Float32Array) => joined([samples.subarray(0, place), part, samples.subarray(place)])
  switch (harm.kind) {
    case 'cut': {
      const [from, to] = [harm.from, harm.to].sort((a, b) => a - b) as [number, number]
      return samples.slice(Math.floor(from * samples.length), Math.floor(to * samples.length))
    }
    case 'gain':
      return samples.map((sample) => clipped(sample * 10 ** (harm.db / 20)))
    case 'noise': {
      const random = randomNumbers(harm.seed)
      return samples.map((sample) => clipped(sample + (2 * random() - 1) * 10 ** (harm.db / 20)))
    }
    case 'silence':
      return insert(harm.digital ? new Float32Array(length) : quiet(length))
    case 'garbage': {
      const random = randomNumbers(harm.seed)
      return insert(Float32Array.from({ length }, () => 2 * random() - 1))
    }
    case 'repeat': {
      const part = samples.slice(place, place + length)
      return insert(joined(Array.from({ length: harm.times }, () => part)))
    }
    case 'drop':
      return joined([samples.subarray(0, place), samples.subarray(place + length)])
    case 'offset':
      return samples.map((sample) => clipped(sample + harm.by))
    case 'backwards':
      return samples.toReversed()
  }
}

/** `toEqual` takes a sixth of a second for so many numbers. */
function sameBytes(one: Float32Array, other: Float32Array): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer, byteOffset, byteLength)
  return bytes(one).equals(bytes(other))
}

function clipped(sample: number): number {
  return Math.max(-1, Math.min(1, sample))
}

/** What must hold of the words of any sound. Rounds up by a millisecond for a torn one at the end. */
function expectSoundWords(words: readonly Word[], durationMs: number): void {
  let previous = 0
  for (const { text, startMs, endMs, confidence } of words) {
    expect(text).toMatch(/\p{L}/u)
    expect(text).toBe(text.normalize('NFC'))
    expect(startMs).toBeGreaterThanOrEqual(previous)
    expect(endMs).toBeGreaterThan(startMs)
    expect(Number.isInteger(startMs) && Number.isInteger(endMs)).toBe(true)
    if (confidence !== null) expect(confidence >= 0 && confidence <= 1).toBe(true)
    previous = endMs
  }
  expect(previous).toBeLessThanOrEqual(durationMs)
}

describe('a thousand damaged recordings', () => {
  it('give no crash, no time outside the file, and no time that goes backwards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
        fc.array(harm, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('auto' as const, 'kk' as const, 'ru' as const),
        async (chosen, harms, blockSizes, language) => {
          const said = chosen.flatMap((index) => [phrases[index % phrases.length]!.samples, quiet(4000)])
          const samples = harms.reduce(harmed, joined(said))
          const durationMs = Math.ceil(samples.length / 16)
          const chunks = chunksOf(samples, blockSizes)

          let from = 0
          for (const chunk of chunks) {
            const at = chunk.startMs * 16
            expect(at).toBeGreaterThanOrEqual(from)
            expect(chunk.samples.length).toBeLessThanOrEqual(25 * sampleRate)
            // What the engine gets is the recording itself, at the place that is claimed for it.
            expect(sameBytes(chunk.samples, samples.subarray(at, at + chunk.samples.length))).toBe(true)
            from = at + chunk.samples.length
            for (const { startMs, endMs } of chunk.speech) {
              expect(startMs).toBeGreaterThanOrEqual(chunk.startMs)
              expect(endMs).toBeGreaterThan(startMs)
            }
          }
          expect(from).toBeLessThanOrEqual(samples.length)
          expectSoundWords(await wordsOf(chunks, engine, model, language), durationMs)
        },
      ),
      { numRuns: 1000, seed: 20_261_124 },
    )
  }, 600_000)

  it('lose no word that stands clear of the damage', async () => {
    // A phrase that is left whole and audible, with a second of quiet on both sides, is written whatever happened elsewhere.
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        fc.nat(1000),
        fc.array(harm, { minLength: 1, maxLength: 3 }),
        async (kept, other, harms) => {
          const { samples, words } = phrases[kept % phrases.length]!
          const damaged = harms
            .filter(({ kind }) => kind !== 'offset')
            .reduce(harmed, phrases[other % phrases.length]!.samples)
            // Nobody hears speech beside a roar of full scale: the rest of the room is at most 20 dB louder.
            .map((sample) => sample * 0.5)
          const room = quiet(3 * sampleRate)
          const all = joined([room, damaged, room, samples, room])
          const keptFromMs = (2 * room.length + damaged.length) / 16 - 200
          const heard = (await wordsOf(chunksOf(all), engine, model)).filter(
            ({ startMs }) => startMs >= keptFromMs,
          )
          expect(heard.map(({ text }) => text)).toEqual(words)
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  }, 300_000)
})

describe('damaged files, through ffmpeg and the worker', () => {
  const folder = makeTempDir('fuzz')
  const transcriber = createTranscriber({
    ffmpegPath: async () => 'ffmpeg',
    workers: createChildProcessHost(),
    threads: 1,
  })

  /** Ways to spoil the bytes of a file. */
  const spoil: Record<string, (bytes: Buffer, random: () => number) => Buffer> = {
    'flipped bytes': (bytes, random) => {
      for (let i = 0; i < 40; i++)
        bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(8 * random())
      return bytes
    },
    'a hole of zeros': (bytes, random) => {
      const at = Math.floor(random() * bytes.length)
      return bytes.fill(0, at, at + Math.floor(bytes.length / 8))
    },
    'a lost end': (bytes, random) => bytes.subarray(0, Math.floor((0.1 + 0.9 * random()) * bytes.length)),
    'a lost middle': (bytes, random) => {
      const at = Math.floor(random() * bytes.length)
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + Math.floor(bytes.length / 10))])
    },
    'a lost beginning': (bytes, random) => bytes.subarray(Math.floor(random() * 2000)),
    'rubbish in the middle': (bytes, random) => {
      const at = Math.floor(random() * bytes.length)
      const rubbish = Buffer.from(Array.from({ length: 700 }, () => Math.floor(256 * random())))
      return Buffer.concat([bytes.subarray(0, at), rubbish, bytes.subarray(at)])
    },
  }

  it.each(Object.keys(spoil))(
    '%s: words in order within the file, or a reason that can be shown',
    async (way) => {
      const random = randomNumbers(way.length)
      const [unseen] = await unseenRecordings()
      const wav = join(folder, 'таза.wav')
      writeFileSync(wav, wavOf(await samplesOf('ffmpeg', committedRecording('kk').path)))
      const sources = [
        committedRecording('kk'),
        committedRecording('ru'),
        unseen!,
        { ...committedRecording('kk'), path: wav },
      ]
      for (const [index, { path, durationMs }] of sources.entries()) {
        const damaged = join(folder, `бүлінген ${index}.${path.split('.').at(-1)}`)
        writeFileSync(damaged, spoil[way]!(Buffer.from(readFileSync(path)), random))
        try {
          const transcript = await transcriber.transcribe(
            { mediaPath: damaged, durationMs, model, language: 'auto', translateTo: null },
            { signal: new AbortController().signal },
          )
          expectSoundWords(transcript.words, transcript.durationMs)
        } catch (error) {
          if (!(error instanceof IzError)) throw error
          expect(['media_unrecognised', 'media_truncated', 'media_no_audio', 'ffmpeg_failed']).toContain(
            error.code,
          )
          expect(error.params.file).toBe(damaged.split('/').at(-1))
        }
      }
    },
    180_000,
  )
})
