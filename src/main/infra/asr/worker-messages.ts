import type { WireError } from '#shared/error.ts'
import type { EngineName, Transcript } from '#shared/transcript.ts'
import type { EngineProviders } from '../../services/acceleration/ports.ts'
import type { FinishedChunk } from '../../services/jobs/ports.ts'
import type { TranscriptionRequest } from '../../services/transcription/ports.ts'
import type { CallMessage } from '../workers/call-worker.ts'

/** To the worker, once: what to transcribe and with which program and how many threads. */
export interface StartMessage {
  type: 'start'
  request: TranscriptionRequest
  ffmpegPath: string
  threads: number
  /** What each engine computes with. */
  providers: EngineProviders
}

/** What the worker says on the way to its answer. */
export type TranscriptionNews =
  | { type: 'chunk'; chunk: FinishedChunk }
  | { type: 'log'; text: string }
  /** Which engines compute from now on; after a failure the one that failed. */
  | { type: 'computing'; engines: EngineName[] }
  | { type: 'punctuation'; error: WireError }
  | { type: 'voice-activity'; error: WireError }

/** From the worker. `progress` is in ms of audio. */
export type WorkerMessage = CallMessage<Transcript> | { type: 'other'; other: TranscriptionNews }
