import { toWireError } from '#shared/error.ts'
import { workerPort } from '../workers/worker-port.ts'
import { loadGigaam } from './gigaam.ts'
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
  { request, ffmpegPath, threads }: StartMessage,
  post: (message: WorkerMessage) => Promise<void>,
): Promise<void> {
  let posted = 0
  const engine =
    request.model.engine === 'gigaam'
      ? await loadGigaam(request.model, threads)
      : await loadWhisper(request.model, (text) => void post({ type: 'log', text }))
  const transcript = await recogniseRecording(request, engine, ffmpegPath, threads, {
    signal: new AbortController().signal,
    onProgress: (done) => {
      const now = performance.now()
      if (now - posted < minProgressGapMs && done < request.durationMs) return
      posted = now
      void post({ type: 'progress', done })
    },
    onWords: (words) => void post({ type: 'words', words }),
  })
  await post({ type: 'done', transcript })
}
