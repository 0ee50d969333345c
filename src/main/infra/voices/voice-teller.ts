import { basename } from 'node:path'
import type { Control } from '../../services/control.ts'
import type { VoicesRequest, VoiceTeller } from '../../services/transcription/voices-ports.ts'
import { callWorker } from '../workers/call-worker.ts'
import type { WorkerHost } from '../workers/worker-host.ts'
import type { VoicesStart } from './serve-voices.ts'

/** Listens in a worker process: an hour of sound and its features are none of the app's own memory. */
export function createVoiceTeller(options: {
  ffmpegPath: () => Promise<string>
  workers: WorkerHost
}): VoiceTeller {
  const call = async <Answer>(
    task: VoicesStart['task'],
    request: VoicesRequest,
    { signal, onProgress }: Control,
  ): Promise<Answer> => {
    // Only what the worker needs of the words crosses over.
    const words = request.words.map(({ text, startMs, endMs }) => ({ text, startMs, endMs }))
    const ffmpegPath = await options.ffmpegPath()
    const start: VoicesStart = { task, request: { ...request, words }, ffmpegPath }
    const file = basename(request.mediaPath)
    return callWorker<Answer>(options.workers, 'voices', start, { file, signal, onProgress })
  }
  return {
    byVoice: (request, control) => call('voices', request, control),
    byChannel: (request, control) => call('channels', request, control),
    judgeChannels: (request, control) => call('judge', { ...request, words: [] }, control),
  }
}
