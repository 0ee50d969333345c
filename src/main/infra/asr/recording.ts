import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { type Language, languages } from '#shared/language.ts'
import type { Transcript, Word } from '#shared/transcript.ts'
import { majorityLanguage } from '../../domain/transcript/language.ts'
import { type PackedSpeech, SpeechChunker } from '../../domain/transcript/speech-chunker.ts'
import { stretchesOfWords } from '../../domain/transcript/stretches.ts'
import type {
  ChunkResult,
  SpeechEngine,
  TranscriptionControl,
  TranscriptionRequest,
} from '../../services/transcription/ports.ts'
import { openPcm } from '../ffmpeg/pcm.ts'

/** One step through the recording: a chunk to recognise, or null where there was only silence up to `settledMs`. */
interface Step {
  chunk: PackedSpeech | null
  settledMs: number
}

/** Chunks handed to the engine at once: while it works on one, the next is made ready. */
const inFlight = 2

/**
 * Runs a whole recording through an engine: decode, voice activity, chunks, words. Decoding and the preparation of the next chunk
 * go on while the engine works; a few chunks and 80 s of audio are in memory at most.
 * @throws media_no_audio and the other errors of decoding, engine_failed, cancelled
 */
export async function recogniseRecording(
  request: TranscriptionRequest,
  engine: SpeechEngine,
  ffmpegPath: string,
  threads: number,
  control: TranscriptionControl,
): Promise<Transcript> {
  const { durationMs, language, translateTo } = request
  const { signal, onProgress, onWords } = control
  const words: Word[] = []
  const heard: (Language | null)[] = []
  const started: { step: Step; result: Promise<ChunkResult> | null; settled: boolean }[] = []

  const finishOldest = async () => {
    const { step, result } = started.shift()!
    if (result) {
      const { words: found, language: spoken } = await result
      const inside = found.map((word) => withinRecording(word, durationMs))
      heard.push(...inside.map((word) => word.language ?? spoken))
      words.push(...inside)
      if (inside.length > 0) onWords?.(inside)
    }
    onProgress?.(Math.min(durationMs, step.settledMs), durationMs)
  }

  for await (const step of speechSteps(request.mediaPath, ffmpegPath, signal)) {
    if (signal.aborted) throw new IzError('cancelled', { file: basename(request.mediaPath) })
    const { chunk } = step
    const result = chunk && engine.recognise(chunk, { language, translateTo, threads }, signal)
    const call = { step, result, settled: result === null }
    const settle = () => {
      call.settled = true
    }
    // A failure is thrown in its turn, by finishOldest.
    result?.then(settle, settle)
    started.push(call)
    while (started[0]?.settled || started.filter((other) => other.result).length > inFlight)
      await finishOldest()
  }
  while (started.length > 0) await finishOldest()
  onProgress?.(durationMs, durationMs)
  const asked = languages.find((name) => name === language)
  return {
    language: translateTo ?? asked ?? majorityLanguage(heard) ?? 'kk',
    engine: engine.name,
    durationMs: Math.max(durationMs, words.at(-1)?.endMs ?? 0),
    words,
    stretches: stretchesOfWords(words, {
      engine: engine.name,
      modelName: basename(request.model.path),
      language: majorityLanguage(heard) ?? asked ?? 'kk',
    }),
    speakers: [],
  }
}

/** A decoder's padding may run a few ms over the container's duration. A word wholly beyond it means that the container is wrong. */
function withinRecording(word: Word, durationMs: number): Word {
  return word.startMs < durationMs && word.endMs > durationMs ? { ...word, endMs: durationMs } : word
}

async function* speechSteps(
  mediaPath: string,
  ffmpegPath: string,
  signal: AbortSignal,
): AsyncGenerator<Step> {
  const chunker = new SpeechChunker()
  let reported = 0
  for await (const block of openPcm(ffmpegPath, mediaPath, { sampleRate: 16_000, signal })) {
    for (const chunk of chunker.push(block)) yield { chunk, settledMs: endMs(chunk) }
    if (chunker.settledMs - reported >= 10_000) {
      reported = chunker.settledMs
      yield { chunk: null, settledMs: reported }
    }
  }
  for (const chunk of chunker.end()) yield { chunk, settledMs: endMs(chunk) }
  yield { chunk: null, settledMs: chunker.receivedMs }
}

function endMs({ startMs, samples }: PackedSpeech): number {
  return startMs + Math.floor(samples.length / 16)
}
