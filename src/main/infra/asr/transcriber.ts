import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { fromWireError, IzError } from '#shared/error.ts'
import type { Transcript } from '#shared/transcript.ts'
import type { AccelerationService } from '../../services/acceleration/ports.ts'
import type { Transcriber, TranscriptionControl } from '../../services/transcription/ports.ts'
import type { WorkerHost } from '../workers/worker-host.ts'
import { withFallback } from './acceleration/fallback.ts'
import { identifyModel } from './identify-model.ts'
import { progressOf } from './progress.ts'
import type { StartMessage, WorkerMessage } from './worker-messages.ts'

/** How long a worker may take to leave by itself once it has answered. */
const leaveMs = 2000

interface TranscriberOptions {
  ffmpegPath: () => Promise<string>
  workers: WorkerHost
  /** Threads of the engine; by default all of a small machine, all but one (8 at most) of a larger one. */
  threads?: number
  /** What the engines compute with; the processor where absent. */
  acceleration?: AccelerationService
  /** Warnings of the engines. */
  log?: (text: string) => void
}

/** Transcribes each recording in a worker process of its own, so that a crash of a native engine fails one job only. */
export function createTranscriber(options: TranscriberOptions): Transcriber {
  const threads = options.threads ?? engineThreads(availableParallelism())
  return {
    identifyModel,
    async transcribe(request, control) {
      if (request.translateTo && request.model.engine === 'gigaam') {
        throw new IzError(
          'model_language',
          { file: basename(request.model.path) },
          { detail: 'it cannot translate' },
        )
      }
      const ffmpegPath = await options.ffmpegPath()
      return withFallback(options.acceleration ?? null, request, control, (part, followed, providers) =>
        runWorker(options, { type: 'start', request: part, ffmpegPath, threads, providers }, followed),
      )
    },
  }
}

/** One core is left to the interface where there are more than two; more than 8 threads gain nothing on chunks of 20 s. */
export function engineThreads(cores: number): number {
  return cores <= 2 ? Math.max(1, cores) : Math.min(8, cores - 1)
}

function runWorker(
  { workers, log }: TranscriberOptions,
  start: StartMessage,
  { signal, onProgress, onWords, onChunk }: TranscriptionControl,
): Promise<Transcript> {
  const { request } = start
  const file = basename(request.mediaPath)
  const { totalMs } = progressOf(request)
  if (signal.aborted) return Promise.reject(new IzError('cancelled', { file }))

  return new Promise((resolve, reject) => {
    const worker = workers.start('transcription')
    let answer: (() => void) | null = null
    let leaving: NodeJS.Timeout | undefined
    // Once it has answered, a worker that hangs or crashes on its way out changes nothing.
    const answered = (settle: () => void) => {
      answer ??= settle
      leaving ??= setTimeout(() => worker.kill(), leaveMs)
    }
    const abort = () => {
      answer ??= () => reject(new IzError('cancelled', { file }))
      worker.kill()
    }
    worker.onExit((code, exitSignal, stderr) => {
      clearTimeout(leaving)
      signal.removeEventListener('abort', abort)
      if (answer) return answer()
      const reason = exitSignal ?? code ?? 'not started'
      reject(new IzError('engine_crashed', { file, reason }, { detail: stderr }))
    })
    worker.onMessage((received) => {
      if (answer) return
      const message = received as WorkerMessage
      if (message.type === 'progress') onProgress?.(message.done, totalMs)
      else if (message.type === 'chunk') {
        onChunk?.(message.chunk)
        if (message.chunk.words.length > 0) onWords?.(message.chunk.words)
      } else if (message.type === 'log') log?.(message.text)
      else if (message.type === 'done') answered(() => resolve(message.transcript))
      else answered(() => reject(fromWireError(message.error)))
    })
    signal.addEventListener('abort', abort, { once: true })
    worker.send(start)
  })
}
