import { toWireError, type WireError } from '#shared/error.ts'
import type { AlignedWord } from '../../../domain/transcript/alignment/align-words.ts'
import type { AlignRequest } from '../../../services/transcription/align-ports.ts'
import type { CallMessage } from '../../workers/call-worker.ts'
import { workerPort } from '../../workers/worker-port.ts'
import { alignRecording } from './align-recording.ts'

/** To the worker, once: what to align and with which program and how many threads. */
export interface AlignStart {
  request: AlignRequest
  ffmpegPath: string
  threads: number
}

const minProgressGapMs = 100

/** Aligns the one text that the first message has, answers, and exits. It is cancelled by being killed. */
export function serveAlignment(): void {
  const port = workerPort()
  const post = (message: CallMessage<AlignedWord[]> | { type: 'other'; other: WireError }) =>
    port.send(message)
  let posted = 0
  port.onMessage((message) => {
    const { request, ffmpegPath, threads } = message as AlignStart
    const onProgress = (done: number, total: number) => {
      const now = performance.now()
      if (now - posted < minProgressGapMs && done < total) return
      posted = now
      void post({ type: 'progress', done, total })
    }
    const onVoiceActivityFailure = (other: WireError) => void post({ type: 'other', other })
    alignRecording(request, ffmpegPath, threads, { onProgress, onVoiceActivityFailure })
      .then((answer) => post({ type: 'done', answer }))
      .catch((error: unknown) => post({ type: 'error', error: toWireError(error) }))
      .finally(() => process.exit(0))
  })
}
