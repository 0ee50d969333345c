import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ChunkRecogniser } from '../../src/main/infra/asr/chunk-recogniser.ts'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { recogniseRecording } from '../../src/main/infra/asr/recording.ts'
import { loadWhisper } from '../../src/main/infra/asr/whisper.ts'
import { openPcm } from '../../src/main/infra/ffmpeg/pcm.ts'
import { JsonModelRegistry } from '../../src/main/infra/settings/model-registry.ts'
import type {
  CtcEngine,
  SpeechEngine,
  TranscriptionRequest,
} from '../../src/main/services/transcription/ports.ts'
import { type Transcript, transcriptSchema } from '../../src/shared/transcript.ts'
import { iz } from '../support/iz-command.ts'
import {
  committedRecording,
  ctcModelPath,
  ctcVocabularyPath,
  whisperModelPath,
} from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

// Commands are processes, on a machine that may be busy with other test files.
vi.setConfig({ testTimeout: 120_000 })

const root = makeTempDir('routing')
const gigaam = {
  engine: 'gigaam',
  path: ctcModelPath,
  vocabularyPath: ctcVocabularyPath,
  name: 'CTC',
} as const
const whisper = { engine: 'whisper', path: whisperModelPath, vocabularyPath: null, name: 'Whisper' } as const
const { signal } = new AbortController()
const [kk, ru, en] = [committedRecording('kk'), committedRecording('ru'), committedRecording('en')]
const talk = join(root, 'үш тіл.mka')
const order = [kk, en, ru]
const durationMs = order.reduce((sum, one) => sum + one.durationMs, 0) + 2400
let ctc: CtcEngine
let decoder: SpeechEngine

beforeAll(async () => {
  const inputs = order.flatMap(({ path }) => ['-i', path])
  const padded = order.map((_, i) => `[${i}:a]aresample=16000,apad=pad_dur=0.8[p${i}]`)
  const filter = `${padded.join(';')};[p0][p1][p2]concat=n=3:v=0:a=1`
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, '-filter_complex', filter, '-c:a', 'flac', talk])
  ctc = await loadGigaam(gigaam, 2)
  decoder = await loadWhisper(whisper, () => {})
})
afterAll(async () => {
  await ctc.close()
  await decoder.close()
})

const request = (more: Partial<TranscriptionRequest>): TranscriptionRequest => ({
  ...{ mediaPath: talk, durationMs, model: gigaam, language: 'auto', translateTo: null },
  ...more,
})

function expectOrder({ words, stretches }: Transcript): void {
  let at = 0
  for (const { startMs, endMs } of words) {
    expect(startMs).toBeGreaterThanOrEqual(at)
    expect(endMs).toBeGreaterThan(startMs)
    at = endMs
  }
  expect(at).toBeLessThanOrEqual(durationMs)
  for (const [i, { startMs, endMs }] of stretches.entries()) {
    expect(endMs).toBeGreaterThan(startMs)
    expect(startMs).toBeGreaterThanOrEqual(stretches[i - 1]?.endMs ?? 0)
  }
  for (const word of words) {
    expect(stretches.some(({ startMs, endMs }) => startMs <= word.startMs && word.startMs < endMs)).toBe(true)
  }
}

/** Languages in the order in which they come, each run once. */
const runsOf = ({ stretches }: Transcript) =>
  stretches.map(({ language }) => language).filter((language, i, all) => language !== all[i - 1])

describe('talk in three languages', () => {
  it('is cut into stretches of one language each, with a confidence', async () => {
    const transcript = await recogniseRecording(request({}), ctc, 'ffmpeg', 2, { signal })
    expect(transcriptSchema.parse(transcript)).toEqual(transcript)
    expectOrder(transcript)
    expect(runsOf(transcript)).toEqual(['kk', 'en', 'ru'])
    for (const { confidence, engine, modelName } of transcript.stretches) {
      expect(confidence).toBeGreaterThan(0.8)
      expect([engine, modelName]).toEqual(['gigaam', 'CTC'])
    }
  })

  it('goes to the second engine for its English alone, with the sound of that alone', async () => {
    const heard: { startMs: number; endMs: number; language: string }[] = []
    const listening: SpeechEngine = {
      ...decoder,
      recognise: (chunk, options, stop) => {
        const { startMs, samples } = chunk
        heard.push({ startMs, endMs: startMs + samples.length / 16, language: options.language })
        return decoder.recognise(chunk, options, stop)
      },
    }
    const control = { signal }
    const others = { english: async () => listening, aligner: null }
    const asked = request({ english: whisper })
    const transcript = await recogniseRecording(asked, ctc, 'ffmpeg', 2, control, others)
    expectOrder(transcript)
    expect(runsOf(transcript)).toEqual(['kk', 'en', 'ru'])
    expect(heard.length).toBeGreaterThan(0)
    const [from, to] = [kk.durationMs + 800, kk.durationMs + 1600 + en.durationMs]
    for (const { startMs, endMs, language } of heard) {
      expect(language).toBe('en')
      expect(startMs).toBeGreaterThan(from - 400)
      expect(endMs).toBeLessThan(to + 400)
    }
    const english = transcript.stretches.filter(({ language }) => language === 'en')
    expect(english.some(({ engine, modelName }) => engine === 'whisper' && modelName === 'Whisper')).toBe(
      true,
    )
    // What whisper has written is timed by the posteriors of the other engine, which also say how sure they are.
    expect(transcript.words.every(({ confidence }) => confidence !== null)).toBe(true)
    const rest = transcript.stretches.filter(({ language }) => language !== 'en')
    expect(rest.every(({ engine }) => engine === 'gigaam')).toBe(true)
  })

  it('stays with the model and the language that were asked for', async () => {
    const transcript = await recogniseRecording(request({ language: 'ru' }), ctc, 'ffmpeg', 2, { signal })
    expectOrder(transcript)
    expect(runsOf(transcript)).toEqual(['ru'])
    expect(transcript.stretches.every(({ confidence }) => confidence === null)).toBe(true)
  })
})

describe('words over silence', () => {
  it('are tried again and kept under their flag', async () => {
    const parts: Float32Array[] = []
    for await (const block of openPcm('ffmpeg', kk.path, { sampleRate: 16_000 })) parts.push(block)
    const samples = Float32Array.from(parts.flatMap((part) => [...part])).subarray(0, 16_000 * 8)
    const retries: boolean[] = []
    const listening: SpeechEngine = {
      ...decoder,
      recognise: (chunk, options, stop) => {
        retries.push(options.retry === true)
        return decoder.recognise(chunk, options, stop)
      },
    }
    const engines = { primary: listening, english: null, aligner: null }
    const asked = request({ mediaPath: kk.path, model: whisper, language: 'kk' })
    const recogniser = new ChunkRecogniser(asked, engines, 2, signal)
    const spoken = await recogniser.recognise({ samples, startMs: 0, speech: [{ startMs: 0, endMs: 8000 }] })
    expect(spoken.words.length).toBeGreaterThan(2)
    expect(spoken.words.filter(({ flag }) => flag === 'over_silence')).toEqual([])
    retries.length = 0
    // The same sound, but voice activity says that nobody speaks.
    const doubtful = await recogniser.recognise({ samples, startMs: 0, speech: [] })
    expect(retries).toEqual([false, true, true])
    expect(doubtful.words.length).toBeGreaterThan(0)
    expect(doubtful.words.every(({ flag }) => flag !== undefined)).toBe(true)
  })
})

describe('iz transcribe without a model', () => {
  const configDir = join(root, 'config')
  const out = join(root, 'шығыс.json')

  it('says that there is none', async () => {
    const result = await iz(configDir, ['transcribe', kk.path, '--language', 'auto', '--out', out])
    expect(result).toMatchObject({ code: 4, stdout: '' })
    expect(result.stderr).toContain('[model_none]')
  })

  it('takes what is installed, by language', async () => {
    mkdirSync(configDir, { recursive: true })
    new JsonModelRegistry(configDir).save([
      {
        ...whisper,
        id: 'w',
        languages: ['kk', 'ru', 'en'],
        canTranslate: true,
        catalogueId: null,
        own: false,
      },
      {
        ...gigaam,
        id: 'g',
        languages: ['kk', 'ru', 'en'],
        canTranslate: false,
        catalogueId: null,
        own: false,
      },
    ])
    const result = await iz(configDir, ['transcribe', kk.path, '--language', 'auto', '--out', out])
    expect(result).toEqual({ code: 0, stdout: '', stderr: '' })
    const transcript = transcriptSchema.parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(transcript).toMatchObject({ language: 'kk', engine: 'gigaam' })
    const args = ['transcribe', kk.path, '--language', 'kk', '--engine', 'whisper', '--out', out]
    expect(await iz(configDir, args)).toMatchObject({ code: 0 })
    expect(transcriptSchema.parse(JSON.parse(readFileSync(out, 'utf8'))).engine).toBe('whisper')
  })
})
