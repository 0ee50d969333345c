import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { InferenceSession } from 'onnxruntime-node'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { PackedSpeech } from '../../src/main/domain/transcript/speech-chunker.ts'
import { openSilero } from '../../src/main/infra/asr/silero.ts'
import { SpeechFinder } from '../../src/main/infra/asr/speech-finder.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { ownVoiceActivityPath } from '../../src/main/infra/paths.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { FinishedChunk } from '../../src/main/services/jobs/ports.ts'
import type { WireError } from '../../src/shared/error.ts'
import { mixed, type RoomSound, roomSound, roomSounds } from '../support/loud-rooms.ts'
import { ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { joined, quiet, samplesOf, spokenPhrases } from '../support/spoken-phrases.ts'
import { powerOf, randomNumbers, unseenRecordings, wavOf, withNoise } from '../support/synthetic-speech.ts'
import { makeTempDir } from '../support/temp.ts'

// Processes, on a machine that may be busy with other test files.
vi.setConfig({ testTimeout: 180_000 })

const olderPath = join(import.meta.dirname, '..', 'fixtures', 'speech', 'vad', 'silero_vad_v4.onnx')
const models = { v6: ownVoiceActivityPath, v4: olderPath }
const root = makeTempDir('voice-activity')

/** A talk in three languages: 4 s of room, then utterances with pauses of 1.2 s, and where they are, ms. */
let talk: Float32Array
let said: { startMs: number; endMs: number }[]
let speechPower: number

/** The room that the recordings of unseen sentences have before and after what is said, and a little more. */
const roomMs = 700

beforeAll(async () => {
  const recordings = (await unseenRecordings()).filter((_, at) => at % 12 === 0)
  const kazakh = (await spokenPhrases('ffmpeg')).slice(0, 3)
  const parts = [quiet(4 * 16_000)]
  const voices: Float32Array[] = []
  said = []
  const add = (utterance: Float32Array, edgeMs: number) => {
    const startMs = parts.reduce((sum, part) => sum + part.length, 0) / 16
    said.push({ startMs: startMs + edgeMs, endMs: startMs + utterance.length / 16 - edgeMs })
    voices.push(utterance)
    parts.push(utterance, quiet(1.2 * 16_000))
  }
  for (const { samples } of kazakh) add(samples, 60)
  for (const { path } of recordings) add(await samplesOf('ffmpeg', path), roomMs)
  talk = joined(parts)
  speechPower = powerOf(joined(voices))
})

interface Found {
  chunks: PackedSpeech[]
  failures: WireError[]
}

async function find(samples: Float32Array, modelPath: string | null, blockSizes = [16_384]): Promise<Found> {
  const failures: WireError[] = []
  const finder = await SpeechFinder.open({
    within: null,
    modelPath,
    onModelFailure: (error) => failures.push(error),
  })
  const chunks: PackedSpeech[] = []
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const size = blockSizes[turn % blockSizes.length]!
    for await (const chunk of finder.push(samples.subarray(at, at + size))) chunks.push(chunk)
    at += size
  }
  for await (const chunk of finder.end()) chunks.push(chunk)
  await finder.close()
  return { chunks, failures }
}

/** Typed arrays by their bytes: a deep comparison of a million samples takes seconds. */
function same(a: Float32Array, b: Float32Array): boolean {
  const bytes = (x: Float32Array) => Buffer.from(x.buffer, x.byteOffset, x.byteLength)
  return bytes(a).equals(bytes(b))
}

const speechMs = ({ chunks }: Found) =>
  chunks.flatMap(({ speech }) => speech).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)

/** The share of what is said that is found. */
function recall({ chunks }: Found): number {
  const speech = chunks.flatMap((chunk) => chunk.speech)
  const total = said.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
  const covered = said.flatMap((one) =>
    speech.map(({ startMs, endMs }) =>
      Math.max(0, Math.min(one.endMs, endMs) - Math.max(one.startMs, startMs)),
    ),
  )
  return covered.reduce((sum, ms) => sum + ms, 0) / total
}

async function probabilities(
  path: string,
  samples: Float32Array,
  blockSizes: readonly number[],
): Promise<number[]> {
  const model = await openSilero(path)
  const all: number[] = []
  for (let at = 0, turn = 0; at < samples.length; turn++) {
    const size = blockSizes[turn % blockSizes.length]!
    all.push(...(await model.push(samples.subarray(at, at + size))))
    at += size
  }
  all.push(...(await model.end()))
  await model.close()
  return all
}

describe.each(Object.entries(models))('Silero %s', (version, path) => {
  it('finds what is said in three languages, in silence and in noise', async () => {
    const random = randomNumbers(3)
    // The older one hears less of it through noise.
    for (const db of version === 'v4' ? [Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY, 15, 10, 5]) {
      const samples = db === Number.POSITIVE_INFINITY ? talk : withNoise(talk, speechPower, db, random)
      const found = await find(samples, path)
      expect(found.failures).toEqual([])
      expect(recall(found), `${db} dB`).toBeGreaterThan(0.95)
    }
  })

  it.each(roomSounds)('hears nobody in %s', async (sound: RoomSound) => {
    expect(speechMs(await find(roomSound(sound, 40), path))).toBeLessThan(1500)
  })

  it('finds speech, and little else, over music and gusts, where loudness takes all for speech', async () => {
    for (const sound of ['music', 'gusts'] as const) {
      const samples = mixed(talk, roomSound(sound, 40), 0.5)
      const byModel = await find(samples, path)
      const byLoudness = await find(samples, null)
      expect(recall(byModel)).toBeGreaterThan(version === 'v4' ? 0.7 : 0.93)
      expect(speechMs(byModel)).toBeLessThan(speechMs(byLoudness))
    }
  })

  it('gives the same probabilities, to the bit, in whatever blocks the sound comes', async () => {
    const samples = withNoise(talk, speechPower, 15, randomNumbers(5)).subarray(0, 16 * 16_000 + 77)
    const golden = await probabilities(path, samples, [samples.length])
    expect(golden).toHaveLength(Math.ceil(samples.length / 512))
    for (const sizes of [[512], [1, 511, 7, 513], [32_769], [160]]) {
      expect(await probabilities(path, samples, sizes)).toEqual(golden)
    }
  })
})

describe('loudness alone', () => {
  it('takes music and gusts for speech, which is why there is a model', async () => {
    for (const sound of ['music', 'gusts'] as const) {
      expect(speechMs(await find(roomSound(sound, 40), null))).toBeGreaterThan(20_000)
    }
  })
})

describe('the chunks by a model', () => {
  it('are the same in whatever blocks the sound comes, and hold all the speech in order', async () => {
    const samples = joined([talk, talk, talk])
    const { chunks } = await find(samples, ownVoiceActivityPath)
    expect(chunks.length).toBeGreaterThan(2)
    let end = 0
    for (const chunk of chunks) {
      expect(chunk.startMs).toBeGreaterThanOrEqual(end)
      expect(chunk.samples.length).toBeLessThanOrEqual(25 * 16_000)
      end = chunk.startMs + chunk.samples.length / 16
    }
    for (const sizes of [[777, 30_000], [32_769]]) {
      const other = await find(samples, ownVoiceActivityPath, sizes)
      expect(other.chunks.map(({ startMs, speech }) => ({ startMs, speech }))).toEqual(
        chunks.map(({ startMs, speech }) => ({ startMs, speech })),
      )
      expect(other.chunks.every((chunk, at) => same(chunk.samples, chunks[at]!.samples))).toBe(true)
    }
  })
})

describe('a model that does not work', () => {
  it('leaves it to loudness, and says so once', async () => {
    const broken = join(root, 'сынған.onnx')
    const bytes = await readFile(ownVoiceActivityPath)
    await writeFile(broken, bytes.subarray(0, 100_000))
    const plain = await find(talk, null)
    for (const path of [broken, join(root, 'жоқ.onnx'), ctcModelPath]) {
      const found = await find(talk, path)
      expect(found.chunks.map(({ speech }) => speech)).toEqual(plain.chunks.map(({ speech }) => speech))
      expect(found.failures).toMatchObject([{ code: 'voice_activity_model' }])
    }
  })

  it('in the middle of a recording loses no speech', async () => {
    const samples = joined([talk, talk])
    const { prototype } = InferenceSession as unknown as { prototype: InferenceSession }
    const run = prototype.run as (
      this: InferenceSession,
      ...given: unknown[]
    ) => ReturnType<InferenceSession['run']>
    let calls = 0
    // The library itself, made to fail after 25 s of sound.
    const failing = async function (this: InferenceSession, ...given: unknown[]) {
      if (++calls > 600) throw new Error('out of memory')
      return run.apply(this, given)
    }
    vi.spyOn(prototype, 'run').mockImplementation(failing)
    const found = await find(samples, ownVoiceActivityPath).finally(() => vi.restoreAllMocks())
    expect(found.failures).toHaveLength(1)
    expect(found.failures[0]?.detail).toContain('out of memory')
    const speech = found.chunks.flatMap((chunk) => chunk.speech)
    const offsets = [0, talk.length / 16]
    for (const middle of said.flatMap(({ startMs, endMs }) =>
      offsets.map((at) => at + (startMs + endMs) / 2),
    )) {
      expect(speech.some(({ startMs, endMs }) => startMs <= middle && endMs >= middle)).toBe(true)
    }
  })
})

describe('a transcription', () => {
  const transcriber = createTranscriber({
    ffmpegPath: async () => 'ffmpeg',
    workers: createChildProcessHost(),
    threads: 1,
  })
  const model = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
  const run = promisify(execFile)
  let mediaPath: string
  const request = (more: { voiceActivity?: string; finished?: FinishedChunk[] }) => ({
    ...({
      mediaPath,
      durationMs: Math.ceil(talk.length / 16) * 2,
      model,
      language: 'kk',
      translateTo: null,
    } as const),
    ...more,
  })

  beforeAll(async () => {
    const wav = join(root, 'сұхбат.wav')
    await writeFile(wav, wavOf(mixed(joined([talk, talk]), roomSound('gusts', 40), 0.15)))
    mediaPath = join(root, 'сұхбат.mka')
    await run('ffmpeg', ['-v', 'error', '-y', '-i', `file:${wav}`, '-c:a', 'flac', `file:${mediaPath}`])
  })

  async function transcribe(more: Parameters<typeof request>[0]) {
    const chunks: FinishedChunk[] = []
    const failures: WireError[] = []
    const transcript = await transcriber.transcribe(request(more), {
      signal: new AbortController().signal,
      onChunk: (chunk) => chunks.push(chunk),
      onVoiceActivityFailure: (error) => failures.push(error),
    })
    return { transcript, chunks, failures }
  }

  it('by a model goes on after an interruption with the same chunks', async () => {
    const whole = await transcribe({ voiceActivity: ownVoiceActivityPath })
    expect(whole.failures).toEqual([])
    expect(whole.chunks.length).toBeGreaterThan(2)
    const finished = whole.chunks.slice(0, 2)
    const rest = await transcribe({ voiceActivity: ownVoiceActivityPath, finished })
    expect(rest.chunks).toEqual(whole.chunks.slice(2))
    expect(rest.transcript).toEqual(whole.transcript)
  })

  it('with a broken model ends all the same, as without one, and says so', async () => {
    const broken = join(root, 'бұзық.onnx')
    await writeFile(broken, 'not a model')
    const found = await transcribe({ voiceActivity: broken })
    expect(found.failures).toMatchObject([{ code: 'voice_activity_model', params: { file: 'бұзық.onnx' } }])
    expect(found.transcript).toEqual((await transcribe({})).transcript)
  })

  it('by a model is cancelled at once', async () => {
    const cancel = new AbortController()
    const running = transcriber.transcribe(request({ voiceActivity: ownVoiceActivityPath }), {
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    })
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })
})
