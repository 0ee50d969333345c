import type { TranscribeResult } from '@fugood/whisper.node'
import type { ComputeProvider } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import { whisperVariant } from './acceleration/candidates.ts'

/** whisper.cpp refuses under 100 ms and guesses badly under a second. */
const minSamples = 17_600
/** How long a run may stay silent after the engine has logged an error: the binding never settles a failed run's promise. */
const failureGraceMs = 10_000

type Binding = typeof import('@fugood/whisper.node')

/** What the native library says of itself while it works. */
export interface NativeLog {
  /** Its log speaks of a graphics processor that is not there. */
  withoutGpu: boolean
  onError: (text: string) => void
}

/**
 * The native library, loaded on first use: a machine for which there is no build of it can still run the other engine.
 * @param log gets its warnings and errors; nothing is written to stderr
 */
export async function openBinding(
  provider: ComputeProvider,
  log: (text: string) => void,
): Promise<{ binding: Binding; variant: ReturnType<typeof whisperVariant>; native: NativeLog }> {
  const loaded = (await import('@fugood/whisper.node')) as Binding & { default?: Binding }
  const binding = loaded.default ?? loaded
  const variant = whisperVariant(provider)
  const native: NativeLog = { withoutGpu: false, onError: () => {} }
  // Without a listener the library prints hundreds of lines to stderr.
  binding.addNativeLogListener((level, text) => {
    if (provider !== 'cpu' && text.includes('no GPU found')) native.withoutGpu = true
    if (level === 'warn' || level === 'error') log(text.trimEnd())
    if (level === 'error') native.onError(text.trimEnd())
  })
  await binding.loadWhisperModule(variant)
  await binding.toggleNativeLog(true)
  return { binding, variant, native }
}

/**
 * One run of the native library.
 * @throws engine_failed, also where the library only logs that it has failed; the signal's reason
 */
export function runNative(
  native: NativeLog,
  params: { file: string },
  signal: AbortSignal,
  start: () => { stop: () => Promise<void>; promise: Promise<TranscribeResult> },
): Promise<TranscribeResult> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const { stop, promise } = start()
    let timer: NodeJS.Timeout | undefined
    const abort = () => {
      void stop()
      settle(() => reject(signal.reason))
    }
    const settle = (end: () => void) => {
      native.onError = () => {}
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      end()
    }
    const fail = (detail: string) => settle(() => reject(new IzError('engine_failed', params, { detail })))
    native.onError = (text) => {
      timer ??= setTimeout(() => fail(text), failureGraceMs)
    }
    signal.addEventListener('abort', abort, { once: true })
    promise.then(
      (result) => settle(() => resolve(result)),
      (error: Error) => fail(error.message),
    )
  })
}

/** 16-bit samples, with silence behind them where they are fewer than the library takes. */
export function toInt16(samples: Float32Array): ArrayBuffer {
  const pcm = new Int16Array(Math.max(minSamples, samples.length))
  for (let i = 0; i < samples.length; i++) {
    pcm[i] = Math.round(32_767 * Math.min(1, Math.max(-1, samples[i]!)))
  }
  return pcm.buffer
}
