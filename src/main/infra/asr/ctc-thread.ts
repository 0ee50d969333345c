import { basename } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { fromWireError, IzError, toWireError, type WireError } from '#shared/error.ts'
import type { CtcMatrix } from '../../domain/transcript/ctc-matrix.ts'
import { workerEnvironment } from '../workers/worker-environment.ts'
import { type CtcSessionOptions, openCtcSession } from './ctc-session.ts'
import { logMel } from './log-mel.ts'

/** The samples are the first `length` of `memory`, which both sides see: nothing is copied on the way. */
interface Request {
  id: number
  memory: SharedArrayBuffer
  length: number
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

/** Room for the longest chunk, 25 s of 16 kHz floats. */
const memoryBytes = 25 * 16_000 * Float32Array.BYTES_PER_ELEMENT

/**
 * Opens a model on `width` threads, features and session on each, so that decoding goes on while they compute. They load beside each
 * other; the first to be ready begins.
 * @param entry the file the threads start from; it must call `serveCtcSession`
 * @param options `threads`: of each session
 * @throws model_missing, model_invalid, engine_crashed
 */
export async function openCtcThreads(
  entry: string,
  options: CtcSessionOptions,
  width: number,
): Promise<CtcThreads> {
  const open: CtcThread[] = []
  const opening = Array.from({ length: width }, () =>
    openThread(entry, options).then((thread) => void open.push(thread)),
  )
  // Memory for a second session may be lacking: one is enough to go on.
  await Promise.any(opening).catch(({ errors }: AggregateError) => {
    throw errors[0]
  })
  return {
    width,
    async run(samples) {
      const thread = open.reduce((free, other) => (other.busy < free.busy ? other : free))
      thread.busy++
      try {
        return await thread.run(samples)
      } finally {
        thread.busy--
      }
    },
    async close() {
      await Promise.allSettled(opening)
      await Promise.all(open.map((thread) => thread.close()))
    },
  }
}

async function openThread(entry: string, options: CtcSessionOptions): Promise<CtcThread> {
  const thread = new Worker(entry, { workerData: options, execArgv: [], env: workerEnvironment() })
  const waiting = new Map<
    number,
    { resolve: (response: Response) => void; reject: (error: unknown) => void }
  >()
  const unused: SharedArrayBuffer[] = []
  let lastId = 0
  let gone: IzError | null = null
  const answer = (id: number) =>
    new Promise<Response>((resolve, reject) => {
      if (gone) reject(gone)
      else waiting.set(id, { resolve, reject })
    })
  const fail = (reason: string | number, detail: string) => {
    gone ??= new IzError('engine_crashed', { file: basename(options.path), reason }, { detail })
    for (const { reject } of waiting.values()) reject(gone)
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
      const kept = unused.pop()
      const memory =
        kept && kept.byteLength >= samples.byteLength
          ? kept
          : new SharedArrayBuffer(Math.max(memoryBytes, samples.byteLength))
      new Float32Array(memory).set(samples)
      thread.postMessage({ id, memory, length: samples.length } satisfies Request)
      const logProbs = (await answered).logProbs!
      unused.push(memory)
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
      if (frames === 0) return new Float32Array(0)
      const logProbs = await session.run(features, frames)
      release(features)
      return logProbs
    }
    let queue: Promise<void> = Promise.resolve()
    port.on('message', ({ id, memory, length }: Request) => {
      queue = queue
        .then(() => run(new Float32Array(memory, 0, length)))
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
