import { basename } from 'node:path'
import type { ParakeetContext } from '@fugood/whisper.node'
import { parakeetLanguages } from '#shared/engine-choice.ts'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { languageOfText } from '../../domain/transcript/language.ts'
import { lengthMsOf } from '../../domain/transcript/sound.ts'
import { timeWordsBySpeech } from '../../domain/transcript/speech-times.ts'
import type {
  ChunkResult,
  ModelFiles,
  SpeechChunk,
  SpeechEngine,
} from '../../services/transcription/ports.ts'
import { checkParakeetFile } from './parakeet-file.ts'
import { openBinding, runNative, toInt16 } from './whisper-binding.ts'

/**
 * Loads a Parakeet TDT model in whisper.cpp's ggml format. Words come with the model's own case and punctuation, whole letters only. The
 * binding reports neither how sure the model is nor when each word was said: the words share the speech of their chunk by their letters.
 * It computes with the processor, and finds out the language by itself.
 * @param log gets whisper.cpp's warnings and errors; nothing is written to stderr
 * @throws model_missing, model_invalid, engine_failed
 */
export async function loadParakeet(model: ModelFiles, log: (text: string) => void): Promise<SpeechEngine> {
  const params = { file: basename(model.path) }
  await checkParakeetFile(model.path)
  const { binding, native } = await openBinding('cpu', log)
  let context: ParakeetContext
  try {
    context = await binding.initParakeet({ filePath: model.path, useGpu: false })
  } catch (error) {
    throw new IzError('model_invalid', params, { detail: (error as Error).message, cause: error })
  }

  let last: Promise<unknown> = Promise.resolve()
  return {
    name: 'parakeet',
    async recognise(chunk, { language, translateTo, threads }, signal): Promise<ChunkResult> {
      if (translateTo) throw new IzError('model_language', params, { detail: 'it cannot translate' })
      if (language !== 'auto' && !parakeetLanguages.includes(language)) {
        throw new IzError('model_language', { ...params, language }, { detail: 'it does not know it' })
      }
      // One at a time: a context holds the state of one run.
      const turn = last.then(() =>
        runNative(native, params, signal, () =>
          context.transcribeData(toInt16(chunk.samples), { maxThreads: threads }),
        ),
      )
      last = turn.catch(() => {})
      return wordsOf((await turn).result, chunk, language === 'auto' ? null : language)
    },
    close: () => context.release(),
  }
}

/** The words of a run with times of the recording. */
function wordsOf(result: string, chunk: SpeechChunk, asked: Language | null): ChunkResult {
  // Pieces of the vocabulary that are no text: <unk>, <|en|>, <0xD0>.
  const text = result.replace(/<(?:\|[^|<>]*\||[a-z0-9/]+)>/giu, '')
  const { startMs } = chunk
  const speech = (chunk.speech ?? []).map((range) => ({
    startMs: range.startMs - startMs,
    endMs: range.endMs - startMs,
  }))
  const words = timeWordsBySpeech(text, lengthMsOf(chunk.samples), speech)
  const language = asked ?? languageOfText(text)
  return {
    words: words.map((word) => ({
      ...{ text: word.text, startMs: startMs + word.startMs, endMs: startMs + word.endMs },
      ...{ confidence: null, language, speaker: null },
    })),
    language,
  }
}
