import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finishTranscript } from '../../src/main/domain/transcript/finish.ts'
import type { PackedSpeech } from '../../src/main/domain/transcript/speech-chunker.ts'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { SpeechFinder } from '../../src/main/infra/asr/speech-finder.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { probeMedia } from '../../src/main/infra/ffmpeg/probe.ts'
import { ownVoiceActivityPath } from '../../src/main/infra/paths.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { CtcEngine } from '../../src/main/services/transcription/ports.ts'
import { IzError } from '../../src/shared/error.ts'
import type { Transcript, Word } from '../../src/shared/transcript.ts'
import { chunksOf, recognisedOf, wordsOf } from '../support/chunked-recognition.ts'
import { sameSamples } from '../support/same-samples.ts'
import { committedRecording, ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { joined, quiet, type SpokenPhrase, samplesOf, spokenPhrases } from '../support/spoken-phrases.ts'
import { randomNumbers, unseenRecordings, wavOf } from '../support/synthetic-speech.ts'
import { makeTempDir } from '../support/temp.ts'

const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
const sampleRate = 16_000
let engine: CtcEngine
let phrases: SpokenPhrase[]

beforeAll(async () => {
  engine = await loadGigaam(model, 2)
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

function clipped(sample: number): number {
  return Math.max(-1, Math.min(1, sample))
}

/** What must hold of the words of any sound and does not; null where all does. One look for all: `expect` is slow for so many. */
function flawOf(words: readonly Word[], endsMs: number): string | null {
  let previous = 0
  for (const word of words) {
    const { text, startMs, endMs, confidence } = word
    const isSound =
      /[\p{L}\p{N}]/u.test(text) &&
      text === text.normalize('NFC') &&
      Number.isInteger(startMs) &&
      Number.isInteger(endMs) &&
      startMs >= previous &&
      endMs > startMs &&
      endMs <= endsMs &&
      (confidence === null || (confidence >= 0 && confidence <= 1))
    if (!isSound) return `${JSON.stringify(word)} after ${previous}, in ${endsMs} ms`
    previous = endMs
  }
  return null
}

/** The same of stretches, which hold all words. */
function stretchFlawOf({ words, stretches }: Pick<Transcript, 'words' | 'stretches'>): string | null {
  const wrong =
    stretches.find(({ startMs }, at) => startMs < (stretches[at - 1]?.endMs ?? 0)) ??
    stretches.find(({ startMs, endMs }) => endMs <= startMs) ??
    words.find(({ startMs }) => !stretches.some((one) => one.startMs <= startMs && startMs < one.endMs))
  return wrong ? JSON.stringify(wrong) : null
}

/** What of a chunk is not the recording itself at the place that is claimed for it; null where all is. */
function chunkFlawOf(chunk: PackedSpeech, samples: Float32Array): string | null {
  for (const part of [chunk, chunk.heard]) {
    const at = part.startMs * 16
    if (part.samples.length > 25 * sampleRate) return 'longer than 25 s'
    if (!sameSamples(part.samples, samples.subarray(at, at + part.samples.length))) return 'other samples'
    for (const { startMs, endMs } of part.speech) {
      if (startMs < part.startMs || endMs <= startMs) return `speech ${startMs}-${endMs}`
    }
  }
  return null
}

/** The chunks by the model of voice activity that comes with the app. */
async function modelledChunksOf(
  samples: Float32Array,
  blockSizes: readonly number[],
): Promise<PackedSpeech[]> {
  const finder = await SpeechFinder.open({
    within: null,
    modelPath: ownVoiceActivityPath,
    onModelFailure: (error) => {
      throw error
    },
  })
  const chunks: PackedSpeech[] = []
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const size = blockSizes[turn % blockSizes.length]!
    for await (const chunk of finder.push(samples.subarray(at, at + size))) chunks.push(chunk)
    at += size
  }
  for await (const chunk of finder.end()) chunks.push(chunk)
  await finder.close()
  return chunks
}

/** A property's runs side by side in lanes, each with cases of its own: most of their time is waiting for the engine's threads. */
async function inLanes<Case>(runs: number, seed: number, property: fc.IAsyncProperty<Case>): Promise<void> {
  const lanes = 4
  await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      fc.assert(property, { numRuns: runs / lanes, seed: seed + lane }),
    ),
  )
}

describe('a thousand damaged recordings', () => {
  it('give no crash, no time outside the file, and no time that goes backwards', async () => {
    await inLanes(
      1000,
      20_261_124,
      fc.asyncProperty(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
        fc.array(harm, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('auto' as const, 'kk' as const, 'ru' as const),
        // One in 50: the model takes longer than all the rest.
        fc.nat(49).map((one) => one === 0),
        async (chosen, harms, blockSizes, language, byModel) => {
          const said = chosen.flatMap((index) => [phrases[index % phrases.length]!.samples, quiet(4000)])
          const samples = harms.reduce(harmed, joined(said))
          // Rounds up by a millisecond for a torn one at the end.
          const durationMs = Math.ceil(samples.length / 16)
          const chunks = byModel
            ? await modelledChunksOf(
                samples,
                blockSizes.map((size) => size + 4000),
              )
            : chunksOf(samples, blockSizes)
          let from = 0
          for (const chunk of chunks) {
            expect(chunk.startMs * 16).toBeGreaterThanOrEqual(from)
            expect(chunkFlawOf(chunk, samples)).toBeNull()
            from = chunk.startMs * 16 + chunk.samples.length
          }
          expect(from).toBeLessThanOrEqual(samples.length)
          const heard = await recognisedOf(chunks, engine, model, language)
          expect(flawOf(heard.words, durationMs)).toBeNull()
          expect(stretchFlawOf(heard)).toBeNull()
          const { words, stretches } = await finishTranscript(
            { language: 'kk', engine: 'gigaam', durationMs, speakers: [], ...heard },
            { language, glossary: [], punctuation: null },
          )
          expect(flawOf(words, durationMs)).toBeNull()
          expect(stretchFlawOf({ words, stretches })).toBeNull()
        },
      ),
    )
  }, 600_000)

  it('lose no word that stands clear of the damage', async () => {
    // A phrase that is left whole and audible, with a second of quiet on both sides, is written whatever happened elsewhere.
    await inLanes(
      200,
      7,
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
      for (const [index, original] of sources.entries()) {
        const { path } = original
        const damaged = join(folder, `бүлінген ${index}.${path.split('.').at(-1)}`)
        writeFileSync(damaged, spoil[way]!(Buffer.from(readFileSync(path)), random))
        try {
          // What import would be told; a container that it refuses says what it said before.
          const { durationMs } = await probeMedia('ffprobe', damaged).catch(() => original)
          const transcript = await transcriber.transcribe(
            { mediaPath: damaged, durationMs, model, language: 'auto', translateTo: null },
            { signal: new AbortController().signal },
          )
          const decodedMs = Math.ceil((await samplesOf('ffmpeg', damaged)).length / 16)
          // Where the container says less than there is, by more than a decoder's padding, words stay where they are said.
          const endsMs = decodedMs <= durationMs + 200 ? Math.min(durationMs, decodedMs) : decodedMs
          expect(flawOf(transcript.words, endsMs)).toBeNull()
          expect(transcript.durationMs).toBe(Math.max(durationMs, transcript.words.at(-1)?.endMs ?? 0))
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
