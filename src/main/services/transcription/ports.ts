import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { EngineName, Transcript, Word } from '#shared/transcript.ts'
import type { Control } from '../control.ts'

/** A model on disk, already told apart: a ggml file for whisper, an ONNX file with its vocabulary for gigaam. */
export interface ModelFiles {
  engine: EngineName
  path: string
  /** The ONNX model's vocabulary; null for ggml. */
  vocabularyPath: string | null
}

/** 16 kHz mono float samples in [-1, 1] of one stretch of speech, at most 25 s. `startMs` is its place in the recording. */
export interface SpeechChunk {
  samples: Float32Array
  startMs: number
}

export interface EngineOptions {
  language: SpokenLanguage
  /** `en`: write English whatever is spoken (whisper only). */
  translateTo: 'en' | null
  threads: number
}

export interface ChunkResult {
  words: Word[]
  /** What the engine took the chunk's language to be; null where it cannot tell. */
  language: Language | null
}

/** The port both engines implement, inside a worker process. Word times are of the recording, not of the chunk. */
export interface SpeechEngine {
  readonly name: EngineName
  recognise(chunk: SpeechChunk, options: EngineOptions, signal: AbortSignal): Promise<ChunkResult>
  close(): Promise<void>
}

export interface TranscriptionRequest {
  mediaPath: string
  /** From the probe; progress is in ms of it. */
  durationMs: number
  model: ModelFiles
  language: SpokenLanguage
  translateTo: 'en' | null
}

export interface TranscriptionControl extends Control {
  /** Words of each finished chunk, in order, as soon as they are there. */
  onWords?: (words: Word[]) => void
}

/** Runs a whole recording through an engine in a worker process. Aborting kills the worker within a second. */
export interface Transcriber {
  /** @throws media_no_audio, model_invalid, model_language, engine_failed, engine_crashed, cancelled */
  transcribe(request: TranscriptionRequest, control: TranscriptionControl): Promise<Transcript>
  /** Looks at a file a person chose as a model. @throws model_missing, model_invalid, model_vocabulary_missing */
  identifyModel(path: string): Promise<ModelFiles>
}
