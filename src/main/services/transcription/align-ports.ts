import type { WireError } from '#shared/error.ts'
import type { AlignedWord } from '../../domain/transcript/alignment/align-words.ts'
import type { WrittenWord } from '../../domain/transcript/alignment/spelling.ts'
import type { Control } from '../control.ts'
import type { ModelFiles, TimeRange } from './ports.ts'

export interface AlignRequest {
  mediaPath: string
  /** From the probe; progress is in ms of it, or of the range. */
  durationMs: number
  /** A gigaam model. */
  model: ModelFiles
  /** In the order in which they are said. `rough` is where one that is not found is thought to be. */
  words: readonly (WrittenWord & { rough?: TimeRange })[]
  /** The part in which they are said; the whole recording where null. */
  range: TimeRange | null
  /** Path of a Silero model that finds speech; loudness does where absent or null. */
  voiceActivity?: string | null
}

export interface AlignControl extends Control {
  /** The model that finds speech does not work: loudness has found the rest. */
  onVoiceActivityFailure?: (error: WireError) => void
}

/** Finds when each word of a text is said, in a worker process. Aborting kills the worker within a second. */
export interface Aligner {
  /**
   * @returns a time for each word, in order, within the range
   * @throws media_no_audio, model_invalid, model_missing, engine_failed, engine_crashed, worker_killed, cancelled
   */
  align(request: AlignRequest, control: AlignControl): Promise<AlignedWord[]>
}
