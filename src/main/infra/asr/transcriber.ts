import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { EngineName, Transcript } from '#shared/transcript.ts'
import type { AccelerationService } from '../../services/acceleration/ports.ts'
import type { Transcriber, TranscriptionControl } from '../../services/transcription/ports.ts'
import { callWorker } from '../workers/call-worker.ts'
import type { WorkerHost } from '../workers/worker-host.ts'
import { withFallback } from './acceleration/fallback.ts'
import { identifyModel } from './identify-model.ts'
import type { StartMessage, TranscriptionNews } from './worker-messages.ts'

interface TranscriberOptions {
  ffmpegPath: () => Promise<string>
  workers: WorkerHost
  /** Threads of the engine; by default all of a small machine, all but one (8 at most) of a larger one. */
  threads?: number
  /** What the engines compute with; the processor where absent. */
  acceleration?: AccelerationService
  /** Path of the Silero model for requests that name none; null: loudness finds speech. */
  voiceActivity?: () => Promise<string | null>
  /** Warnings of the engines. */
  log?: (text: string) => void
}

/** Transcribes each recording in a worker process of its own, so that a crash of a native engine fails one job only. */
export function createTranscriber(options: TranscriberOptions): Transcriber {
  const threads = options.threads ?? engineThreads(availableParallelism())
  return {
    identifyModel,
    async transcribe(request, control) {
      if (request.translateTo && request.model.engine !== 'whisper') {
        throw new IzError(
          'model_language',
          { file: basename(request.model.path) },
          { detail: 'it cannot translate' },
        )
      }
      const ffmpegPath = await options.ffmpegPath()
      const voiceActivity = request.voiceActivity ?? (await options.voiceActivity?.()) ?? null
      const asked = { ...request, voiceActivity }
      return withFallback(
        options.acceleration ?? null,
        asked,
        control,
        (part, followed, providers, onComputing) => {
          const start: StartMessage = { type: 'start', request: part, ffmpegPath, threads, providers }
          return runWorker(options, start, followed, onComputing)
        },
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
  {
    signal,
    onProgress,
    onWords,
    onChunk,
    onPunctuationFailure,
    onVoiceActivityFailure,
  }: TranscriptionControl,
  onComputing: (engines: readonly EngineName[]) => void,
): Promise<Transcript> {
  const { request } = start
  const file = basename(request.mediaPath)
  return callWorker<Transcript, TranscriptionNews>(workers, 'transcription', start, {
    file,
    signal,
    onProgress,
    onOther(news) {
      if (news.type === 'log') return log?.(news.text)
      if (news.type === 'computing') return onComputing(news.engines)
      if (news.type === 'punctuation') return onPunctuationFailure?.(news.error)
      if (news.type === 'voice-activity') return onVoiceActivityFailure?.(news.error)
      onChunk?.(news.chunk)
      if (news.chunk.words.length > 0) onWords?.(news.chunk.words)
    },
  })
}
