import { toWireError } from '#shared/error.ts'
import type { FinishedChunk } from '../../services/jobs/ports.ts'
import type { ModelFiles, SpeechEngine } from '../../services/transcription/ports.ts'
import { workerPort } from '../workers/worker-port.ts'
import { loadGigaam } from './gigaam.ts'
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
  const whisper = (model: ModelFiles) =>
    loadWhisper(
      model,
      (text) => void post({ type: 'other', other: { type: 'log', text } }),
      providers.whisper,
    )
  const { model, english, aligner } = request
  const engine: SpeechEngine =
    model.engine === 'gigaam' ? await loadGigaam(model, threads, providers.gigaam) : await whisper(model)
  const control = {
    signal: new AbortController().signal,
    onProgress: (done: number) => {
      const now = performance.now()
      if (now - posted < minProgressGapMs && done < totalMs) return
      posted = now
      void post({ type: 'progress', done, total: totalMs })
    },
    onChunk: (chunk: FinishedChunk) => void post({ type: 'other', other: { type: 'chunk', chunk } }),
  }
  const transcript = await recogniseRecording(request, engine, ffmpegPath, threads, control, {
    english: english ? once(() => whisper(english)) : null,
    // Beside whisper, which has all the threads, it works on one chunk at a time.
    aligner: aligner ? once(() => loadGigaam(aligner, 1, providers.gigaam)) : null,
  })
  await post({ type: 'done', answer: transcript })
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null
  return () => {
    loaded ??= load()
    return loaded
  }
}
