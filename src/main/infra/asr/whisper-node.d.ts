/** What this app uses of `@fugood/whisper.node`, which ships no declarations. */
declare module '@fugood/whisper.node' {
  export interface TranscribeOptions {
    language?: string
    translate?: boolean
    maxThreads?: number
    maxContext?: number
    maxLen?: number
    tokenTimestamps?: boolean
    /** The binding samples greedily at 0, from `bestOf` candidates above it; `beamSize` it reads and never uses. */
    temperature?: number
    bestOf?: number
    /** Only used with a `maxContext` above 0 (whisper.cpp, `n_max_text_ctx`). */
    prompt?: string
  }

  export interface TranscribeResult {
    language?: string
    result: string
    /** Times in ms. */
    segments: { text: string; t0: number; t1: number }[]
    isAborted: boolean
  }

  export interface WhisperContext {
    /** `audioData`: 16-bit signed PCM, 16 kHz mono. The promise stays pending when the run fails or is stopped. */
    transcribeData(
      audioData: ArrayBuffer,
      options: TranscribeOptions,
    ): { stop: () => Promise<void>; promise: Promise<TranscribeResult> }
    release(): Promise<void>
  }

  /** Its segments are one, of the whole text, without times of words; a failed run's promise stays pending here too. */
  export interface ParakeetContext {
    /** `audioData`: 16-bit signed PCM, 16 kHz mono. */
    transcribeData(
      audioData: ArrayBuffer,
      options: { maxThreads?: number },
    ): { stop: () => Promise<void>; promise: Promise<TranscribeResult> }
    release(): Promise<void>
  }

  export type LibVariant = 'default' | 'vulkan' | 'cuda'

  export function initWhisper(
    options: { filePath: string; useGpu?: boolean },
    variant?: LibVariant,
  ): Promise<WhisperContext>
  export function initParakeet(
    options: { filePath: string; useGpu?: boolean },
    variant?: LibVariant,
  ): Promise<ParakeetContext>
  /** The build of that variant, or the default one where it is not installed. The first call of a process decides. */
  export function loadWhisperModule(variant?: LibVariant): Promise<unknown>
  export function toggleNativeLog(enable: boolean): Promise<void>
  export function addNativeLogListener(listener: (level: string, text: string) => void): {
    remove: () => void
  }
}
