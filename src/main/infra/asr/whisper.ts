import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TranscribeResult, WhisperContext } from '@fugood/whisper.node'
import type { ComputeProvider } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import { type Language, languages } from '#shared/language.ts'
import type { ModelFlaw } from '#shared/messages/error-words.ts'
import { guessWordLanguages, languageOfText, majorityLanguage } from '../../domain/transcript/language.ts'
import { lengthMsOf } from '../../domain/transcript/sound.ts'
import { timeWords } from '../../domain/transcript/token-times.ts'
import type {
  ChunkResult,
  EngineOptions,
  ModelFiles,
  SpeechChunk,
  SpeechEngine,
} from '../../services/transcription/ports.ts'
import { ggmlMagic } from './ggml-file.ts'
import { openBinding, runNative, toInt16 } from './whisper-binding.ts'
import { isWhisperCutShort } from './whisper-file.ts'

/** Vocabulary size of the models that know English only (whisper.cpp, `whisper_vocab::is_multilingual`). */
const englishOnlyVocabulary = 51_864
/** Half of whisper's text context, the most it takes of a prompt. */
const promptTokens = 224
/** A little chance leads out of a loop; the best of several by their likelihood is kept. */
const retryTemperature = 0.4
const retryCandidates = 5
/** Within this the log of what was loaded has arrived. */
const logDelayMs = 100

/**
 * Loads a ggml model into whisper.cpp. Words come with the engine's own case and punctuation, whole letters only, and no
 * confidence, which the binding does not report.
 * @param log gets whisper.cpp's warnings and errors; nothing is written to stderr
 * @param provider what computes; one that is not there is engine_failed
 * @throws model_missing, model_invalid
 */
export async function loadWhisper(
  model: ModelFiles,
  log: (text: string) => void,
  provider: ComputeProvider = 'cpu',
): Promise<SpeechEngine> {
  const params = { file: basename(model.path) }
  const englishOnly = (await readVocabularySize(model.path)) === englishOnlyVocabulary
  const { binding, variant, native } = await openBinding(provider, log)

  let context: WhisperContext
  try {
    context = await binding.initWhisper({ filePath: model.path, useGpu: provider !== 'cpu' }, variant)
  } catch (error) {
    // A new download does not help against too little memory, or a file that is whole and of an unknown kind.
    const reason = (await isWhisperCutShort(model.path)) ? { reason: 'cut_short' satisfies ModelFlaw } : {}
    const detail = (error as Error).message
    throw new IzError('model_invalid', { ...params, ...reason }, { detail, cause: error })
  }

  if (provider !== 'cpu') {
    // Its log comes by the event loop. Without a GPU it computes with the processor and says so there only.
    await sleep(logDelayMs)
    if (native.withoutGpu) {
      await context.release()
      throw new IzError('engine_failed', params, { detail: `${provider}: no GPU found` })
    }
  }

  const run = (chunk: SpeechChunk, options: EngineOptions, signal: AbortSignal): Promise<TranscribeResult> =>
    runNative(native, params, signal, () =>
      context.transcribeData(toInt16(chunk.samples), {
        language: englishOnly ? 'en' : options.language,
        translate: options.translateTo === 'en',
        maxThreads: options.threads,
        // No memory of earlier text: a repetition loop cannot spread from chunk to chunk. A prompt needs room, and the binding
        // forgets everything between two calls.
        ...(options.prompt ? { prompt: options.prompt, maxContext: promptTokens } : { maxContext: 0 }),
        ...(options.retry ? { temperature: retryTemperature, bestOf: retryCandidates } : {}),
        tokenTimestamps: true,
        maxLen: 1,
      }),
    )

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
      const turn = last.then(async () => {
        const heard = await run(chunk, options, signal)
        const other = options.language === 'auto' && !englishOnly ? knownLanguage(heard) : null
        return other
          ? { ...(await run(chunk, { ...options, language: other }, signal)), language: other }
          : heard
      })
      last = turn.catch(() => {})
      const { result, segments, language: detected } = await turn
      const words = timeWords(
        result,
        segments.map(({ text, t0, t1 }) => ({ text, startMs: t0, endMs: t1 })),
        lengthMsOf(chunk.samples),
        annotations,
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

/** What whisper takes Kazakh and Russian for when it mishears them. */
const mistakenFor: Partial<Record<string, Language>> = {
  ...{ ky: 'kk', tt: 'kk', ba: 'kk', uz: 'kk', tr: 'kk', az: 'kk', tk: 'kk', mn: 'kk', tg: 'kk' },
  ...{ uk: 'ru', be: 'ru', bg: 'ru', sr: 'ru', mk: 'ru' },
}

/**
 * The language to ask for where whisper has taken speech for one that this app does not know, as it does with Kazakh; null where its own
 * finding will do.
 */
function knownLanguage({ language, result }: TranscribeResult): Language | null {
  if (language === undefined || languages.some((one) => one === language)) return null
  return mistakenFor[language] ?? languageOfText(result) ?? 'kk'
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
const annotations = /\[[^\]]*\]|\([^)]*\)|[♪♫]/gu

/** The ints of a ggml file's header: magic, then the vocabulary's size. @throws model_missing, model_invalid */
async function readVocabularySize(path: string): Promise<number> {
  const params = { file: basename(path) }
  const file = await open(path).catch((error: Error) => {
    throw new IzError('model_missing', params, { detail: error.message, cause: error })
  })
  try {
    const header = Buffer.alloc(8)
    const { bytesRead } = await file.read(header, 0, 8, 0)
    if (bytesRead < 8 || header.readUInt32LE(0) !== ggmlMagic) {
      throw new IzError('model_invalid', params, { detail: 'not a ggml file' })
    }
    return header.readInt32LE(4)
  } finally {
    await file.close()
  }
}
