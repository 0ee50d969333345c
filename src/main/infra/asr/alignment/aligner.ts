import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type { WireError } from '#shared/error.ts'
import type { AlignedWord } from '../../../domain/transcript/alignment/align-words.ts'
import type { Aligner } from '../../../services/transcription/align-ports.ts'
import { callWorker } from '../../workers/call-worker.ts'
import type { WorkerHost } from '../../workers/worker-host.ts'
import { engineThreads } from '../transcriber.ts'
import type { AlignStart } from './serve-alignment.ts'

/** Times each text in a worker process of its own, so that a crash of the native engine fails one job only. */
export function createAligner(options: {
  ffmpegPath: () => Promise<string>
  workers: WorkerHost
  /** Path of the Silero model for requests that name none; null: loudness finds speech. */
  voiceActivity?: () => Promise<string | null>
  /** Threads of the engine; by default as for a transcription. */
  threads?: number
}): Aligner {
  return {
    async align(asked, { signal, onProgress, onVoiceActivityFailure }) {
      const voiceActivity = asked.voiceActivity ?? (await options.voiceActivity?.()) ?? null
      const request = { ...asked, voiceActivity }
      const ffmpegPath = await options.ffmpegPath()
      const threads = options.threads ?? engineThreads(availableParallelism())
      const start: AlignStart = { request, ffmpegPath, threads }
      const file = basename(request.mediaPath)
      return callWorker<AlignedWord[], WireError>(options.workers, 'alignment', start, {
        ...{ file, signal, onProgress },
        onOther: (error) => onVoiceActivityFailure?.(error),
      })
    },
  }
}
