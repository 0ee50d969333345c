import type { WireError } from '#shared/error.ts'
import type { Transcript, Word } from '#shared/transcript.ts'
import type { TranscriptionRequest } from '../../services/transcription/ports.ts'

/** To the worker, once: what to transcribe and with which program and how many threads. */
export interface StartMessage {
  type: 'start'
  request: TranscriptionRequest
  ffmpegPath: string
  threads: number
}

/** From the worker: any number of the first three, then one of the last two. `progress` is in ms of audio. */
export type WorkerMessage =
  | { type: 'progress'; done: number }
  | { type: 'words'; words: Word[] }
  | { type: 'log'; text: string }
  | { type: 'done'; transcript: Transcript }
  | { type: 'error'; error: WireError }
