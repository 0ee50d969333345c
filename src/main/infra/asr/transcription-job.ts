import { IzError, toWireError, type WireError } from '#shared/error.ts'
import type { PunctuationModel } from '../../domain/transcript/finish.ts'
import type { FinishedChunk } from '../../services/jobs/ports.ts'
import type { ModelFiles, SpeechEngine, TranscriptionRequest } from '../../services/transcription/ports.ts'
import { workerPort } from '../workers/worker-port.ts'
import { Computing } from './acceleration/computing.ts'
import { chunksIn, loadGigaam } from './gigaam.ts'
import { loadParakeet } from './parakeet.ts'
import { progressOf } from './progress.ts'
import { recogniseRecording } from './recording.ts'
import { loadWhisper } from './whisper.ts'
import type { StartMessage, WorkerMessage } from './worker-messages.ts'

const minProgressGapMs = 100

/** Transcribes the one recording that the first message names, answers, and exits. It is cancelled by being killed. */
export function serveTranscription(): void {
  const port = workerPort()
  const post = (message: WorkerMessage) => port.send(message)
  port.onMessage((message) => {
    transcribe(message as StartMessage, post)
      .catch((error: unknown) => post({ type: 'error', error: toWireError(error) }))
      .finally(() => process.exit(0))
  })
}

async function transcribe(
  { request, ffmpegPath, threads, providers }: StartMessage,
  post: (message: WorkerMessage) => Promise<void>,
): Promise<void> {
  let posted = 0
  const { totalMs } = progressOf(request)
  const log = (text: string) => void post({ type: 'other', other: { type: 'log', text } })
  const computing = new Computing((engines) => post({ type: 'other', other: { type: 'computing', engines } }))
  const decoder = (model: ModelFiles) =>
    computing.load(model.engine, () =>
      model.engine === 'parakeet' ? loadParakeet(model, log) : loadWhisper(model, log, providers.whisper),
    )
  const gigaam = (model: ModelFiles, width: number, chunks?: number) =>
    computing.load('gigaam', () => loadGigaam(model, width, providers.gigaam, chunks))
  const { model, english, aligner } = request
  const engine: SpeechEngine =
    model.engine === 'gigaam' ? await gigaam(model, threads, chunksLeft(request)) : await decoder(model)
  const control = {
    signal: new AbortController().signal,
    onProgress: (done: number) => {
      const now = performance.now()
      if (now - posted < minProgressGapMs && done < totalMs) return
      posted = now
      void post({ type: 'progress', done, total: totalMs })
    },
    onChunk: (chunk: FinishedChunk) => void post({ type: 'other', other: { type: 'chunk', chunk } }),
    onVoiceActivityFailure: (error: WireError) =>
      void post({ type: 'other', other: { type: 'voice-activity', error } }),
  }
  const others = {
    english: english ? once(() => decoder(english)) : null,
    // Beside another engine, which has all the threads, it works on one chunk at a time.
    aligner: aligner ? once(() => gigaam(aligner, 1)) : null,
  }
  const punctuation = punctuationModel(request, threads, (error) => {
    void post({ type: 'other', other: { type: 'punctuation', error: toWireError(error) } })
  })
  const transcript = await recogniseRecording(
    request,
    engine,
    ffmpegPath,
    threads,
    control,
    others,
    punctuation,
  )
  await post({ type: 'done', answer: transcript })
}

/** About how many chunks there are to recognise, one at least. */
function chunksLeft(request: TranscriptionRequest): number {
  const { startMs, totalMs } = progressOf(request)
  const settledMs = request.finished?.at(-1)?.settledMs ?? 0
  return chunksIn(startMs + totalMs - Math.max(startMs, settledMs))
}

/** The punctuation model of a request, loaded when the words are there. */
function punctuationModel(
  { punctuation }: TranscriptionRequest,
  threads: number,
  onFailure: (error: IzError) => void,
): PunctuationModel | null {
  if (!punctuation) return null
  const loaded = once(async () => {
    const { loadPunctuator } = await import('./punctuation/punctuator.ts')
    return loadPunctuator(punctuation, threads)
  })
  return {
    languages: punctuation.languages,
    predict: async (texts) => (await loaded()).predict(texts),
    onFailure(error) {
      const { code, detail } = toWireError(error)
      const reason = [code, detail].filter(Boolean).join(': ')
      onFailure(
        new IzError('punctuation_failed', { file: punctuation.name }, { detail: reason, cause: error }),
      )
    },
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null
  return () => {
    loaded ??= load()
    return loaded
  }
}
