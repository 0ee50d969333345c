/** What this app uses of `@fugood/whisper.node`, which ships no declarations. */
declare module '@fugood/whisper.node' {
  export interface TranscribeOptions {
    language?: string
    translate?: boolean
    maxThreads?: number
    maxContext?: number
    maxLen?: number
    tokenTimestamps?: boolean
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

  export function initWhisper(options: { filePath: string; useGpu?: boolean }): Promise<WhisperContext>
  export function loadWhisperModule(): Promise<unknown>
  export function toggleNativeLog(enable: boolean): Promise<void>
  export function addNativeLogListener(listener: (level: string, text: string) => void): {
    remove: () => void
  }
}
