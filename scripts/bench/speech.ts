import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { SpeechChunker } from '../../src/main/domain/transcript/speech-chunker.ts'
import { parseVocabulary } from '../../src/main/domain/transcript/vocabulary.ts'
import { loadGigaam } from '../../src/main/infra/asr/gigaam.ts'
import { createTranscriber, engineThreads } from '../../src/main/infra/asr/transcriber.ts'
import { openPcm } from '../../src/main/infra/ffmpeg/pcm.ts'
import { ownVoiceActivityPath } from '../../src/main/infra/paths.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { ModelFiles, SpeechChunk } from '../../src/main/services/transcription/ports.ts'
import { describeErrorRates, measureErrorRates } from '../../test/support/error-rates.ts'
import { allowedRate, readGates } from '../../test/support/gates.ts'
import { writeLargeModel } from './large-model.ts'
import { peakMemory } from './memory.ts'
import type { Pair } from './pairs.ts'
import { longRecording, recordingWithSilence, writePcm } from './recording.ts'

/** What each of these parts works with. */
export interface SpeechBench {
  ffmpeg: string
  folder: string
  minutes: number
  model: ModelFiles
}

type Transcribe = (mediaPath: string, minutes: number) => Promise<void>

/** The whole pipeline in its worker on this machine's processor, speech found by loudness or by the model at `voiceActivity`. */
function pipeline({ ffmpeg, model }: SpeechBench, voiceActivity: string | null = null): Transcribe {
  const transcriber = createTranscriber({
    ffmpegPath: async () => ffmpeg,
    workers: createChildProcessHost(),
    threads: engineThreads(availableParallelism()),
    voiceActivity: async () => voiceActivity,
  })
  return async (mediaPath, minutes) => {
    await transcriber.transcribe(
      { mediaPath, durationMs: minutes * 60_000, model, language: 'kk', translateTo: null },
      { signal: new AbortController().signal },
    )
  }
}

/** The whole pipeline against the bare engine over the same recording; `voiceActivity` as of `pipeline`. */
function againstBareEngine(
  bench: SpeechBench,
  path: string,
  about: Pick<Pair, 'name' | 'limit' | 'runs'>,
  voiceActivity: string | null = null,
): Pair {
  const transcribe = pipeline(bench, voiceActivity)
  return { ...about, ours: () => transcribe(path, bench.minutes), raw: bareEngine(bench, path) }
}

/** Speech is found by loudness: beside so small a model Silero is the larger. */
export async function pipelinePair(bench: SpeechBench): Promise<Pair> {
  const path = await longRecording(bench.ffmpeg, bench.folder, bench.minutes)
  return againstBareEngine(bench, path, { name: 'transcription, fixture model', limit: 1.08, runs: 5 })
}

/** The same where two fifths are silence, which the pipeline leaves out and the bare engine does not. */
export async function silencePair(bench: SpeechBench): Promise<Pair> {
  const path = await recordingWithSilence(bench.ffmpeg, bench.folder, bench.minutes)
  return againstBareEngine(bench, path, { name: 'the same, 40 % silence', limit: 1, runs: 3 })
}

/**
 * The pipeline as the app runs it, speech found by Silero, over five minutes of which two are silent and over three of talk, with a model
 * that computes as much as the smallest real one.
 */
export async function lifelikePairs(bench: SpeechBench): Promise<Pair[]> {
  const model = largeModel(bench, 104)
  const talk = await longRecording(bench.ffmpeg, bench.folder, 3)
  const quiet = await recordingWithSilence(bench.ffmpeg, bench.folder, 5)
  const pair = (path: string, minutes: number, about: Pick<Pair, 'name' | 'limit'>) =>
    againstBareEngine({ ...bench, model, minutes }, path, { ...about, runs: 3 }, ownVoiceActivityPath)
  return [
    pair(talk, 3, { name: 'Silero, 220 million weights', limit: 1.08 }),
    pair(quiet, 5, { name: 'the same, 40 % silence', limit: 1 }),
  ]
}

/** A model of random weights with the vocabulary of the bench's own. */
function largeModel({ folder, model }: SpeechBench, layers: number): ModelFiles {
  const path = join(folder, `random-${layers}.onnx`)
  if (model.vocabularyPath === null) throw new Error('the model has no vocabulary')
  const { symbols } = parseVocabulary(readFileSync(model.vocabularyPath, 'utf8'))
  writeLargeModel(path, symbols.length, layers)
  return { ...model, path }
}

/**
 * The engine's path, from chunks of sound to words, with two threads against one: at least 1.5 times as fast is at most 0.667 of the
 * time. ffmpeg and the search for speech are left out: they take a core of their own, which a model this small leaves no time for.
 */
export async function threadsPair({ ffmpeg, folder, minutes, model }: SpeechBench): Promise<Pair> {
  const path = await longRecording(ffmpeg, folder, minutes)
  const chunks: SpeechChunk[] = []
  const chunker = new SpeechChunker()
  for await (const block of openPcm(ffmpeg, path, { sampleRate: 16_000 })) chunks.push(...chunker.push(block))
  chunks.push(...chunker.end())
  const recognise = (threads: number) => async () => {
    const engine = await loadGigaam(model, threads)
    const { signal } = new AbortController()
    const options = { language: 'kk' as const, translateTo: null, threads }
    try {
      // As the pipeline hands them over: a few at a time.
      let next = 0
      const feed = async () => {
        for (let chunk = chunks[next++]; chunk; chunk = chunks[next++]) {
          await engine.recognise(chunk, options, signal)
        }
      }
      await Promise.all(Array.from({ length: (engine.width ?? 1) + 1 }, feed))
    } finally {
      await engine.close()
    }
  }
  return {
    name: 'engine, two threads against one',
    labels: ['two', 'one'],
    limit: 1 / 1.5,
    runs: 5,
    ours: recognise(2),
    raw: recognise(1),
  }
}

/** The same over ten minutes with a larger model of random weights, beside which loading and decoding weigh as little as in life. */
export async function largeThreadsPair(bench: SpeechBench): Promise<Pair> {
  const minutes = Math.min(10, bench.minutes)
  const pair = await threadsPair({ ...bench, minutes, model: largeModel(bench, 8) })
  return { ...pair, name: 'the same, 17 million weights', runs: 3 }
}

/** The raw way: ffmpeg to a file of floats, and the engine over that file, in a process of its own. */
function bareEngine({ ffmpeg, folder, model }: SpeechBench, recording: string): () => Promise<void> {
  const pcmPath = join(folder, 'sound.f32le')
  return async () => {
    await writePcm(ffmpeg, recording, pcmPath)
    await command(process.execPath, [
      join(import.meta.dirname, 'bare-gigaam.ts'),
      ...[pcmPath, model.path, model.vocabularyPath ?? '', String(engineThreads(availableParallelism()))],
    ])
  }
}

const maxResidentBytes = 600e6
const maxGrowthBytes = 50e6

/** Peak memory of a long recording, Silero among it, and how much of it is due to the length: two hours against ten minutes. */
export async function benchMemory(bench: SpeechBench): Promise<boolean> {
  const long = 2 * bench.minutes
  const short = long / 12
  const transcribe = pipeline(bench, ownVoiceActivityPath)
  const peakOf = async (minutes: number) => {
    const path = await longRecording(bench.ffmpeg, bench.folder, minutes)
    return peakMemory(() => transcribe(path, minutes))
  }
  const shortPeak = await peakOf(short)
  const longPeak = await peakOf(long)
  if (shortPeak === null || longPeak === null) return true
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  const fits = longPeak < maxResidentBytes
  const flat = longPeak - shortPeak <= maxGrowthBytes
  console.log(
    `resident memory, transcribing ${long} min  ${megabytes(longPeak)} (under 600 MB) ${fits ? 'ok' : 'TOO MUCH'}`,
  )
  console.log(
    `resident memory, ${long} min against ${short} min  ${megabytes(longPeak)} against ${megabytes(shortPeak)}, ${megabytes(longPeak - shortPeak)} more (at most 50 MB) ${flat ? 'ok' : 'GROWS'}`,
  )
  return fits && flat
}

/** The table of word error rates, with its gates. */
export async function benchErrorRates(ffmpeg: string): Promise<boolean> {
  const gates = readGates()
  const rates = await measureErrorRates(ffmpeg)
  console.log(describeErrorRates(rates, (name) => allowedRate(gates, name)))
  return rates.every(({ name, rate }) => rate <= (allowedRate(gates, name) ?? 1))
}

/** Runs a program to its end. @throws Error when it fails */
export function command(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))))
  })
}
