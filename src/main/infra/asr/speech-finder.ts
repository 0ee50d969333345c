import { basename } from 'node:path'
import { IzError, toWireError, type WireError } from '#shared/error.ts'
import { type PackedSpeech, SpeechChunker } from '../../domain/transcript/speech-chunker.ts'
import type { SpeechProbabilities } from './silero.ts'

/** What the search for speech is told, and tells. */
export interface SpeechFinderOptions {
  /** Only the speech in this part comes out, ms of what is pushed; all of it where null. */
  within: { startMs: number; endMs: number } | null
  /** A Silero model; loudness alone where null. */
  modelPath: string | null
  /** Told once when the model cannot be used, or no longer: loudness decides from there on. */
  onModelFailure: (error: WireError) => void
}

/** Of a part of a recording, this much around it is heard as well, to tell speech from noise, ms. */
const aroundPartMs = 20_000
/**
 * A part of a recording is heard from a multiple of this on, ms: whole frames of loudness (10 ms) and of the model (32 ms), so that it is
 * cut where the whole would be.
 */
const wholeFramesMs = 4000

/** How a part of a recording is heard. */
export interface HeardPart {
  /** Where to begin, ms of the recording. */
  offsetMs: number
  /** What belongs to the part, ms from there. */
  within: { startMs: number; endMs: number }
  /** Enough has been heard, ms from there. */
  stopMs: number
}

export function heardPart({ startMs, endMs }: { startMs: number; endMs: number }): HeardPart {
  const offsetMs = Math.max(0, Math.floor((startMs - aroundPartMs) / wholeFramesMs) * wholeFramesMs)
  const within = { startMs: startMs - offsetMs, endMs: endMs - offsetMs }
  return { offsetMs, within, stopMs: within.endMs + aroundPartMs }
}

/** Finds and packs the speech of a 16 kHz mono stream: by a model where there is one, by loudness where there is none or it fails. */
export class SpeechFinder {
  readonly #options: SpeechFinderOptions
  readonly #chunker: SpeechChunker
  #model: SpeechProbabilities | null

  private constructor(options: SpeechFinderOptions, model: SpeechProbabilities | null) {
    this.#options = options
    this.#chunker = new SpeechChunker(options.within, model !== null)
    this.#model = model
  }

  static async open(options: SpeechFinderOptions): Promise<SpeechFinder> {
    return new SpeechFinder(options, await openModel(options))
  }

  /** All audio before this (ms) is silence or has been handed out. */
  get settledMs(): number {
    return this.#chunker.settledMs
  }

  /** Length of the audio pushed so far, in ms. */
  get receivedMs(): number {
    return this.#chunker.receivedMs
  }

  /** Takes the next samples, which are the caller's again afterwards; yields the chunks that are complete now. */
  async *push(block: Float32Array): AsyncGenerator<PackedSpeech> {
    yield* this.#chunker.push(block)
    yield* this.#tell((model) => model.push(block))
  }

  /** The end of the recording: yields what is left. */
  async *end(): AsyncGenerator<PackedSpeech> {
    yield* this.#tell((model) => model.end())
    yield* this.#chunker.end()
  }

  /** Gives the model back; to be called however it ends. */
  async close(): Promise<void> {
    const model = this.#model
    this.#model = null
    await model?.close().catch(() => {})
  }

  async *#tell(hear: (model: SpeechProbabilities) => Promise<Float32Array>): AsyncGenerator<PackedSpeech> {
    if (!this.#model) return
    let probabilities: Float32Array
    try {
      probabilities = await hear(this.#model)
    } catch (error) {
      reportFailure(this.#options, error)
      await this.close()
      yield* this.#chunker.tellNoMore()
      return
    }
    yield* this.#chunker.tell(probabilities)
  }
}

async function openModel(options: SpeechFinderOptions): Promise<SpeechProbabilities | null> {
  const { modelPath } = options
  if (modelPath === null) return null
  try {
    // Loaded only here: a native library that is missing or broken is a failure of the model like any other.
    const { openSilero } = await import('./silero.ts')
    return await openSilero(modelPath)
  } catch (error) {
    reportFailure(options, error)
    return null
  }
}

function reportFailure({ modelPath, onModelFailure }: SpeechFinderOptions, error: unknown): void {
  const { code, detail } = toWireError(error)
  const params = { file: basename(modelPath ?? '') }
  const why = { detail: [code, detail].filter(Boolean).join(': ') }
  onModelFailure(toWireError(new IzError('voice_activity_model', params, why)))
}
