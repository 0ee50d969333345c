import { isMainThread } from 'node:worker_threads'

// The entry of a worker process, and of the thread in it on which the session of an ONNX model runs. Each loads only its own part.
if (isMainThread) {
  const { serveTranscription } = await import('./transcription-job.ts')
  serveTranscription()
} else {
  const { serveCtcSession } = await import('./ctc-thread.ts')
  await serveCtcSession()
}
