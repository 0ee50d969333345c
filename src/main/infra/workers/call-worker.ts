import { fromWireError, IzError, type WireError } from '#shared/error.ts'
import type { WorkerHost, WorkerName } from './worker-host.ts'

/** How long a worker may take to leave by itself once it has answered. */
const leaveMs = 2000
/** Sent by another program, or a system short of memory; an engine that crashes ends by others. */
const fromOutside: ReadonlySet<string | null> = new Set(['SIGKILL', 'SIGTERM'])
/** A terminal sends these to the app and its workers alike, which may go before the app has asked them to. */
const fromTerminal: ReadonlySet<string | null> = new Set(['SIGINT', 'SIGHUP'])

/** From a worker that does one thing: how far it is, any number of times, then what it found or why it could not. */
export type CallMessage<Answer> =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; answer: Answer }
  | { type: 'error'; error: WireError }

/**
 * Starts a worker for one piece of work: sends `start`, resolves with its answer, and sees it off. Aborting kills it at once, and so does
 * a listener that throws.
 * @param file the name of the file it is about, for errors
 * @param onOther hears whatever else the worker says before its answer
 * @throws what the worker reports, engine_crashed when it goes without an answer, worker_killed when it is made to, interrupted when the terminal ends it, cancelled, what a listener throws
 */
export function callWorker<Answer, Other = never>(
  workers: WorkerHost,
  name: WorkerName,
  start: unknown,
  {
    file,
    signal,
    onProgress,
    onOther,
  }: {
    file: string
    signal: AbortSignal
    onProgress?: ((done: number, total: number) => void) | undefined
    onOther?: (message: Other) => void
  },
): Promise<Answer> {
  if (signal.aborted) return Promise.reject(new IzError('cancelled', { file }))
  return new Promise((resolve, reject) => {
    const worker = workers.start(name)
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
    worker.onExit((exitCode, exitSignal, stderr) => {
      clearTimeout(leaving)
      signal.removeEventListener('abort', abort)
      if (answer) return answer()
      if (fromTerminal.has(exitSignal)) return reject(new IzError('interrupted', { file }))
      const reason = exitSignal ?? exitCode ?? 'not started'
      const code = fromOutside.has(exitSignal) ? 'worker_killed' : 'engine_crashed'
      reject(new IzError(code, { file, reason }, { detail: stderr }))
    })
    const hear = (message: CallMessage<Answer> | { type: 'other'; other: Other }) => {
      if (message.type === 'progress') onProgress?.(message.done, message.total)
      else if (message.type === 'other') onOther?.(message.other)
      else if (message.type === 'done') answered(() => resolve(message.answer))
      else answered(() => reject(fromWireError(message.error)))
    }
    worker.onMessage((received) => {
      if (answer) return
      try {
        hear(received as CallMessage<Answer> | { type: 'other'; other: Other })
      } catch (error) {
        // What is heard is written to the library, whose disk may be full: thrown from here it would end the app.
        answer = () => reject(error)
        worker.kill()
      }
    })
    signal.addEventListener('abort', abort, { once: true })
    worker.send(start)
  })
}
