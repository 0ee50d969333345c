import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import { languages } from '#shared/language.ts'
import type { Stretch, Transcript, Word } from '#shared/transcript.ts'
import { finishTranscript, type PunctuationModel } from '../../domain/transcript/finish.ts'
import { majorityLanguage } from '../../domain/transcript/language.ts'
import { ownPart } from '../../domain/transcript/seam.ts'
import { endMsOf } from '../../domain/transcript/sound.ts'
import { aroundCutMs, type PackedSpeech } from '../../domain/transcript/speech-chunker.ts'
import type {
  SpeechEngine,
  TranscriptionControl,
  TranscriptionRequest,
} from '../../services/transcription/ports.ts'
import { openPcm } from '../ffmpeg/pcm.ts'
import { ChunkRecogniser, type Engines, type RecognisedChunk } from './chunk-recogniser.ts'
import { progressOf } from './progress.ts'
import { type HeardPart, heardPart, SpeechFinder } from './speech-finder.ts'

/** More than the padding of any codec in use: two frames of 2048 samples at 22.05 kHz. */
const paddingMs = 200

/** One step through the recording: a chunk to recognise, or null where there was only silence up to `settledMs`. */
interface Step {
  chunk: PackedSpeech | null
  settledMs: number
}

/**
 * Runs a recording, or the part of it that is asked for, through the engines: decode, voice activity, chunks, words. Decoding and the
 * preparation of the next chunks go on while the engine works; a few chunks and 80 s of audio are in memory at most. After an
 * interrupted run (`request.finished`) the whole is decoded, heard and cut again, which gives the same chunks as before, and only what was not finished goes to the engine.
 * @throws media_no_audio and the other errors of decoding, engine_failed, cancelled
 */
export async function recogniseRecording(
  request: TranscriptionRequest,
  engine: SpeechEngine,
  ffmpegPath: string,
  threads: number,
  control: TranscriptionControl,
  others: Omit<Engines, 'primary'> = { english: null, aligner: null },
  punctuation: PunctuationModel | null = null,
): Promise<Transcript> {
  const { durationMs, language, translateTo, finished = [] } = request
  const { signal, onProgress, onWords, onChunk } = control
  const recogniser = new ChunkRecogniser(request, { primary: engine, ...others }, threads, signal)
  // While the engine works on so many, the next is made ready.
  const inFlight = (engine.width ?? 1) + 1
  const words: Word[] = finished.flatMap((chunk) => chunk.words)
  const stretches: Stretch[] = finished.flatMap((chunk) => chunk.stretches)
  const resumeMs = finished.at(-1)?.settledMs ?? 0
  const started: { step: Step; result: Promise<RecognisedChunk> | null; settled: boolean }[] = []
  const { startMs: firstMs, totalMs } = progressOf(request)
  const report = (ms: number) =>
    onProgress?.(Math.min(totalMs, Math.max(0, ms - firstMs, resumeMs - firstMs)), totalMs)

  const finishOldest = async () => {
    const { step, result } = started.shift()!
    if (result) {
      const chunk = step.chunk!
      const found = ownPart(await result, words, chunk, lastMs(chunk, durationMs))
      // A megabyte and more, at once: left to the collector, two hours of them add up to tens of megabytes.
      ;(chunk.samples.buffer as ArrayBuffer).transfer(0)
      words.push(...found.words)
      stretches.push(...found.stretches)
      onChunk?.({ settledMs: step.settledMs, ...found })
      if (found.words.length > 0) onWords?.(found.words)
    }
    report(step.settledMs)
  }

  for await (const step of speechSteps(request, ffmpegPath, resumeMs, control)) {
    if (signal.aborted) throw new IzError('cancelled', { file: basename(request.mediaPath) })
    const { chunk } = step
    const result = chunk && recogniser.recognise(chunk.heard)
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
  report(firstMs + totalMs)
  const asked = languages.find((name) => name === language)
  const transcript: Transcript = {
    language: translateTo ?? asked ?? majorityLanguage(words.map((word) => word.language)) ?? 'kk',
    engine: engine.name,
    durationMs: Math.max(durationMs, words.at(-1)?.endMs ?? 0),
    words,
    stretches,
    speakers: [],
  }
  return finishTranscript(transcript, {
    language: translateTo ?? language,
    glossary: request.glossary ?? [],
    punctuation,
  })
}

/**
 * When the last word of a chunk has ended at the latest. A decoder's padding runs a little over the container's duration, and nobody speaks
 * there. Sound that goes on for longer means that the container is wrong: words stay where they are said.
 */
function lastMs({ heard }: PackedSpeech, durationMs: number): number {
  const heardMs = endMsOf(heard)
  return heardMs <= durationMs + paddingMs ? Math.min(heardMs, durationMs) : heardMs
}

const whole = { offsetMs: 0, within: null, stopMs: Number.POSITIVE_INFINITY }

async function* speechSteps(
  { mediaPath, range, voiceActivity }: TranscriptionRequest,
  ffmpegPath: string,
  resumeMs: number,
  { signal, onVoiceActivityFailure }: TranscriptionControl,
): AsyncGenerator<Step> {
  const { offsetMs, within, stopMs }: HeardPart | typeof whole = range ? heardPart(range) : whole
  const finder = await SpeechFinder.open({
    within,
    modelPath: voiceActivity ?? null,
    onModelFailure: (error) => onVoiceActivityFailure?.(error),
  })
  const step = (packed: PackedSpeech): Step | null => {
    const chunk = after(moved(packed, offsetMs), resumeMs)
    return chunk && { chunk, settledMs: endMsOf(chunk) }
  }
  let reported = 0
  const options = { sampleRate: 16_000, signal, startMs: offsetMs, reuseBlocks: true }
  const pcm = openPcm(ffmpegPath, mediaPath, options)
  try {
    for await (const block of pcm) {
      for await (const packed of finder.push(block)) {
        const next = step(packed)
        if (next) yield next
      }
      if (finder.settledMs - reported >= 10_000) {
        reported = finder.settledMs
        yield { chunk: null, settledMs: offsetMs + reported }
      }
      if (finder.receivedMs >= stopMs) break
    }
    for await (const packed of finder.end()) {
      const next = step(packed)
      if (next) yield next
    }
  } finally {
    await finder.close()
  }
  yield { chunk: null, settledMs: offsetMs + finder.receivedMs }
}

function moved(chunk: PackedSpeech, byMs: number): PackedSpeech {
  if (byMs === 0) return chunk
  const later = <T extends Pick<PackedSpeech, 'startMs' | 'speech'>>(sound: T): T => ({
    ...sound,
    startMs: sound.startMs + byMs,
    speech: sound.speech.map(({ startMs, endMs }) => ({ startMs: startMs + byMs, endMs: endMs + byMs })),
  })
  return { ...later(chunk), heard: later(chunk.heard) }
}

/**
 * What of a chunk lies after `ms`; null for nothing. Only where the recording is cut otherwise than in the run before (another version of
 * the app) is a chunk cut in two here, and then heard from a little before the cut, as at any other.
 */
function after(chunk: PackedSpeech, ms: number): PackedSpeech | null {
  if (chunk.startMs >= ms) return chunk
  if (endMsOf(chunk) <= ms) return null
  const { heard } = chunk
  return {
    ...from(chunk, ms),
    speech: chunk.speech,
    heard: { ...heard, ...from(heard, Math.max(heard.startMs, ms - aroundCutMs)) },
  }
}

function from({ samples, startMs }: PackedSpeech['heard'], ms: number) {
  return { samples: samples.subarray((ms - startMs) * 16), startMs: ms }
}
