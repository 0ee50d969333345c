import { basename } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { fromWireError, IzError, toWireError, type WireError } from '#shared/error.ts'
import type { CtcMatrix } from '../../domain/transcript/ctc-matrix.ts'
import { type CtcSessionOptions, openCtcSession } from './ctc-session.ts'
import { logMel } from './log-mel.ts'

interface Request {
  id: number
  samples: Float32Array
}

/** `id` 0 answers the opening of the model. */
interface Response {
  id: number
  logProbs?: Float32Array
  error?: WireError
}

/** A model on one or several threads: samples in, log-probabilities out. */
export interface CtcThreads {
  /** How many chunks it works on at once. */
  readonly width: number
  /**
   * @param samples 16 kHz mono; stay the caller's
   * @throws engine_failed, engine_crashed, model_invalid
   */
  run(samples: Float32Array): Promise<CtcMatrix>
  close(): Promise<void>
}

interface CtcThread {
  busy: number
  run(samples: Float32Array): Promise<CtcMatrix>
  close(): Promise<void>
}

/**
 * Opens a model on a thread of its own, features and session, so that decoding goes on while it computes; on `width` of them where
 * there is that much to do at once. Another thread is opened when a chunk would have to wait.
 * @param entry the file the threads start from; it must call `serveCtcSession`
 * @param options `threads`: of each session
 * @throws model_missing, model_invalid, engine_crashed
 */
export async function openCtcThreads(
  entry: string,
  options: CtcSessionOptions,
  width: number,
): Promise<CtcThreads> {
  const first = await openThread(entry, options)
  const open: CtcThread[] = [first]
  let opening: Promise<void> | null = null
  const openAnother = () => {
    opening ??= openThread(entry, options)
      // Memory for a second session may be lacking: one is enough to go on.
      .then((thread) => void open.push(thread))
      .catch(() => {
        width = open.length
      })
      .finally(() => {
        opening = null
      })
  }
  return {
    width,
    async run(samples) {
      const thread = open.reduce((free, other) => (other.busy < free.busy ? other : free))
      if (thread.busy > 0 && open.length < width) openAnother()
      thread.busy++
      try {
        return await thread.run(samples)
      } finally {
        thread.busy--
      }
    },
    async close() {
      await opening
      await Promise.all(open.map((thread) => thread.close()))
    },
  }
}

async function openThread(entry: string, options: CtcSessionOptions): Promise<CtcThread> {
  const thread = new Worker(entry, { workerData: options, execArgv: [] })
  const waiting = new Map<
    number,
    { resolve: (response: Response) => void; reject: (error: unknown) => void }
  >()
  let lastId = 0
  const answer = (id: number) =>
    new Promise<Response>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
    })
  const fail = (reason: string | number, detail: string) => {
    const params = { file: basename(options.path), reason }
    for (const { reject } of waiting.values()) reject(new IzError('engine_crashed', params, { detail }))
    waiting.clear()
  }
  thread.on('message', (response: Response) => {
    const call = waiting.get(response.id)
    waiting.delete(response.id)
    if (response.error) call?.reject(fromWireError(response.error))
    else call?.resolve(response)
  })
  thread.on('error', (error) => fail(error.name, error.message))
  thread.on('exit', (code) => fail(code, 'the engine thread ended'))

  try {
    await answer(0)
  } catch (error) {
    await thread.terminate()
    throw error
  }
  return {
    busy: 0,
    async run(samples) {
      const id = ++lastId
      const answered = answer(id)
      thread.postMessage({ id, samples } satisfies Request)
      const logProbs = (await answered).logProbs!
      return { logProbs, frames: logProbs.length / options.symbols, size: options.symbols }
    },
    close: async () => void (await thread.terminate()),
  }
}

/** Gives memory back at once: a thread that hardly allocates otherwise collects its garbage late, tens of megabytes later. */
function release({ buffer }: Float32Array): void {
  ;(buffer as ArrayBuffer).transfer(0)
}

/** The thread's side: opens the model named in its `workerData` and answers until it is terminated. */
export async function serveCtcSession(): Promise<void> {
  const port = parentPort!
  const reply = (response: Response) => port.postMessage(response)
  try {
    const session = await openCtcSession(workerData as CtcSessionOptions)
    const run = async (samples: Float32Array): Promise<Float32Array> => {
      const { features, frames } = logMel(samples)
      release(samples)
      if (frames === 0) return new Float32Array(0)
      const logProbs = await session.run(features, frames)
      release(features)
      return logProbs
    }
    let queue: Promise<void> = Promise.resolve()
    port.on('message', ({ id, samples }: Request) => {
      queue = queue
        .then(() => run(samples))
        .then((logProbs) => {
          reply({ id, logProbs })
          release(logProbs)
        })
        .catch((error: unknown) => reply({ id, error: toWireError(error) }))
    })
    reply({ id: 0 })
  } catch (error) {
    reply({ id: 0, error: toWireError(error) })
  }
}
