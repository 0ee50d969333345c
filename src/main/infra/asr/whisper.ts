import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { TranscribeResult, WhisperContext } from '@fugood/whisper.node'
import { IzError } from '#shared/error.ts'
import { type Language, languages } from '#shared/language.ts'
import { guessWordLanguages, majorityLanguage } from '../../domain/transcript/language.ts'
import { timeWords } from '../../domain/transcript/token-times.ts'
import type {
  ChunkResult,
  EngineOptions,
  ModelFiles,
  SpeechChunk,
  SpeechEngine,
} from '../../services/transcription/ports.ts'

/** whisper.cpp refuses under 100 ms and guesses badly under a second. */
const minSamples = 17_600
/** Vocabulary size of the models that know English only (whisper.cpp, `whisper_vocab::is_multilingual`). */
const englishOnlyVocabulary = 51_864
/** How long a run may stay silent after the engine has logged an error: the binding never settles a failed run's promise. */
const failureGraceMs = 10_000

/**
 * Loads a ggml model into whisper.cpp. Words come with the engine's own case and punctuation, whole letters only, and no
 * confidence, which the binding does not report.
 * @param log gets whisper.cpp's warnings and errors; nothing is written to stderr
 * @throws model_missing, model_invalid
 */
export async function loadWhisper(model: ModelFiles, log: (text: string) => void): Promise<SpeechEngine> {
  const params = { file: basename(model.path) }
  const englishOnly = (await readVocabularySize(model.path)) === englishOnlyVocabulary
  const binding = await loadBinding()
  let onError: (text: string) => void = () => {}
  // Without a listener the library prints hundreds of lines to stderr.
  binding.addNativeLogListener((level, text) => {
    if (level === 'warn' || level === 'error') log(text.trimEnd())
    if (level === 'error') onError(text.trimEnd())
  })
  await binding.loadWhisperModule()
  await binding.toggleNativeLog(true)

  let context: WhisperContext
  try {
    context = await binding.initWhisper({ filePath: model.path, useGpu: process.platform === 'darwin' })
  } catch (error) {
    throw new IzError('model_invalid', params, { detail: (error as Error).message, cause: error })
  }

  const run = (chunk: SpeechChunk, options: EngineOptions, signal: AbortSignal): Promise<TranscribeResult> =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const { stop, promise } = context.transcribeData(toInt16(chunk.samples), {
        language: englishOnly ? 'en' : options.language,
        translate: options.translateTo === 'en',
        maxThreads: options.threads,
        // No memory of earlier text: a repetition loop cannot spread from chunk to chunk.
        maxContext: 0,
        tokenTimestamps: true,
        maxLen: 1,
      })
      let timer: NodeJS.Timeout | undefined
      const abort = () => {
        void stop()
        settle(() => reject(signal.reason))
      }
      const settle = (end: () => void) => {
        onError = () => {}
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
        end()
      }
      const fail = (detail: string) => settle(() => reject(new IzError('engine_failed', params, { detail })))
      onError = (text) => {
        timer ??= setTimeout(() => fail(text), failureGraceMs)
      }
      signal.addEventListener('abort', abort, { once: true })
      promise.then(
        (result) => settle(() => resolve(result)),
        (error: Error) => fail(error.message),
      )
    })

  let last: Promise<unknown> = Promise.resolve()
  return {
    name: 'whisper',
    async recognise(chunk, options, signal): Promise<ChunkResult> {
      if (
        englishOnly &&
        (options.translateTo || (options.language !== 'auto' && options.language !== 'en'))
      ) {
        throw new IzError('model_language', params, { detail: 'it knows English only' })
      }
      // One at a time: a context holds the state of one run.
      const turn = last.then(() => run(chunk, options, signal))
      last = turn.catch(() => {})
      const { result, segments, language: detected } = await turn
      const words = timeWords(
        withoutAnnotations(result),
        segments.map(({ text, t0, t1 }) => ({ text, startMs: t0, endMs: t1 })),
        Math.floor(chunk.samples.length / 16),
      )
      const language = spokenLanguage(
        detected,
        options,
        words.map(({ text }) => text),
      )
      return {
        words: words.map(({ text, startMs, endMs }) => ({
          text,
          startMs: chunk.startMs + startMs,
          endMs: chunk.startMs + endMs,
          confidence: null,
          language,
          speaker: null,
        })),
        language,
      }
    },
    close: () => context.release(),
  }
}

/** The language of the words written: asked for, detected, or guessed from the letters. */
function spokenLanguage(
  detected: string | undefined,
  options: EngineOptions,
  words: readonly string[],
): Language | null {
  if (options.translateTo) return options.translateTo
  if (options.language !== 'auto') return options.language
  return languages.find((language) => language === detected) ?? majorityLanguage(guessWordLanguages(words))
}

/** Sounds that Whisper describes rather than writes: [BLANK_AUDIO], (music), ♪. */
function withoutAnnotations(text: string): string {
  return text.replace(/\[[^\]]*\]|\([^)]*\)|[♪♫]/gu, '')
}

/** The ints of a ggml file's header: magic, then the vocabulary's size. @throws model_missing, model_invalid */
async function readVocabularySize(path: string): Promise<number> {
  const params = { file: basename(path) }
  const file = await open(path).catch((error: Error) => {
    throw new IzError('model_missing', params, { detail: error.message, cause: error })
  })
  try {
    const header = Buffer.alloc(8)
    const { bytesRead } = await file.read(header, 0, 8, 0)
    if (bytesRead < 8 || header.readUInt32LE(0) !== 0x67676d6c) {
      throw new IzError('model_invalid', params, { detail: 'not a ggml file' })
    }
    return header.readInt32LE(4)
  } finally {
    await file.close()
  }
}

function toInt16(samples: Float32Array): ArrayBuffer {
  const pcm = new Int16Array(Math.max(minSamples, samples.length))
  for (let i = 0; i < samples.length; i++) {
    pcm[i] = Math.round(32_767 * Math.min(1, Math.max(-1, samples[i]!)))
  }
  return pcm.buffer
}

/** Loaded on first use: a machine for which there is no native build can still run the other engine. */
async function loadBinding(): Promise<typeof import('@fugood/whisper.node')> {
  const loaded = await import('@fugood/whisper.node')
  return (loaded as { default?: typeof import('@fugood/whisper.node') }).default ?? loaded
}
