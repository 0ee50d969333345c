import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { WireError } from '#shared/error.ts'
import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { EngineName, Transcript, Word } from '#shared/transcript.ts'
import type { CtcMatrix } from '../../domain/transcript/ctc-matrix.ts'
import type { Vocabulary } from '../../domain/transcript/vocabulary.ts'
import type { Control } from '../control.ts'
import type { FinishedChunk } from '../jobs/ports.ts'

/** A model on disk, already told apart: a ggml file for whisper and parakeet, an ONNX file with its vocabulary for gigaam. */
export interface ModelFiles {
  engine: EngineName
  path: string
  /** What a person knows it by; the file's name where absent. */
  name?: string
  /** The ONNX model's vocabulary; null for ggml. */
  vocabularyPath: string | null
}

/** A model that writes punctuation and case for engines that write none. */
export interface PunctuationFiles {
  name: string
  path: string
  /** Its tokenizer. */
  vocabularyPath: string
  languages: readonly Language[]
}

/** 16 kHz mono float samples in [-1, 1] of one stretch of speech, at most 25 s. `startMs` is its place in the recording. */
export interface SpeechChunk {
  samples: Float32Array
  startMs: number
  /** Where in it voice activity finds speech, in time order, ms of the recording; all of it where absent. */
  speech?: readonly TimeRange[]
}

export interface EngineOptions {
  language: SpokenLanguage
  /** `en`: write English whatever is spoken (whisper only). */
  translateTo: 'en' | null
  threads: number
  /** Names and places as they are to be written (whisper only). */
  prompt?: string
  /** Another attempt at a chunk whose first words look made up: other settings of the decoder (whisper only). */
  retry?: true
}

export interface ChunkResult {
  words: Word[]
  /** What the engine took the chunk's language to be; null where it cannot tell. */
  language: Language | null
  /** What the words were read from; only CTC engines have it. */
  matrix?: CtcMatrix
}

/** The port all engines implement, inside a worker process. Word times are of the recording, not of the chunk. */
export interface SpeechEngine {
  readonly name: EngineName
  /** How many chunks it works on at once; 1 where absent. */
  readonly width?: number
  recognise(chunk: SpeechChunk, options: EngineOptions, signal: AbortSignal): Promise<ChunkResult>
  close(): Promise<void>
}

/** An engine that can also say how likely each symbol is at each moment. */
export interface CtcEngine extends SpeechEngine {
  readonly vocabulary: Vocabulary
  /**
   * @param samples 16 kHz mono, 25 s at most
   * @returns no frames for less than 20 ms
   * @throws engine_failed, engine_crashed
   */
  posteriors(samples: Float32Array): Promise<CtcMatrix>
}

/** A part of a recording, ms. */
export interface TimeRange {
  startMs: number
  endMs: number
}

export interface TranscriptionRequest {
  mediaPath: string
  /** From the probe; progress is in ms of it. */
  durationMs: number
  model: ModelFiles
  language: SpokenLanguage
  translateTo: 'en' | null
  /** Only this part; the whole recording where absent or null. Times stay those of the recording. */
  range?: TimeRange | null
  /** Names, places and organisations as they are to be written. */
  glossary?: readonly GlossaryEntry[]
  /** A whisper or parakeet model for stretches of English, where `model` is gigaam and the language is not given. */
  english?: ModelFiles | null
  /** A gigaam model by whose posteriors the words of a whisper or parakeet model are timed. */
  aligner?: ModelFiles | null
  /** Writes the punctuation of what gigaam hears; by rules where absent or null. */
  punctuation?: PunctuationFiles | null
  /** Path of a Silero model that finds speech; loudness does where absent or null. */
  voiceActivity?: string | null
  /** What an earlier run has done already, oldest first: the work goes on after it, and the transcript holds both. */
  finished?: readonly FinishedChunk[]
}

export interface TranscriptionControl extends Control {
  /** Words of each finished chunk, in order, as soon as they are there. */
  onWords?: (words: Word[]) => void
  /** The same with what is needed to go on from there after a crash. */
  onChunk?: (chunk: FinishedChunk) => void
  /** The model that finds speech does not work: loudness has found the rest. */
  onVoiceActivityFailure?: (error: WireError) => void
  /** The punctuation model does not work: the rules have written the rest. */
  onPunctuationFailure?: (error: WireError) => void
}

/** Runs a whole recording through an engine in a worker process. Aborting kills the worker within a second. */
export interface Transcriber {
  /** @throws media_no_audio, model_invalid, model_language, engine_failed, engine_crashed, worker_killed, cancelled */
  transcribe(request: TranscriptionRequest, control: TranscriptionControl): Promise<Transcript>
  /** Looks at a file a person chose as a model. @throws model_missing, model_invalid, model_vocabulary_missing */
  identifyModel(path: string): Promise<ModelFiles>
}
