import type { WireError } from '#shared/error.ts'
import type { Transcript } from '#shared/transcript.ts'
import type { EngineProviders } from '../../services/acceleration/ports.ts'
import type { FinishedChunk } from '../../services/jobs/ports.ts'
import type { TranscriptionRequest } from '../../services/transcription/ports.ts'

/** To the worker, once: what to transcribe and with which program and how many threads. */
export interface StartMessage {
  type: 'start'
  request: TranscriptionRequest
  ffmpegPath: string
  threads: number
  /** What each engine computes with. */
  providers: EngineProviders
}

/** From the worker: any number of the first three, then one of the last two. `progress` is in ms of audio. */
export type WorkerMessage =
  | { type: 'progress'; done: number }
  | { type: 'chunk'; chunk: FinishedChunk }
  | { type: 'log'; text: string }
  | { type: 'done'; transcript: Transcript }
  | { type: 'error'; error: WireError }
