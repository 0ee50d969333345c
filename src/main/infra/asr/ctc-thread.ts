import { basename } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { fromWireError, IzError, toWireError, type WireError } from '#shared/error.ts'
import { type CtcSession, type CtcSessionOptions, openCtcSession } from './ctc-session.ts'

interface Request {
  id: number
  features: Float32Array<ArrayBuffer>
  frames: number
}

/** `id` 0 answers the opening of the model. */
interface Response {
  id: number
  logProbs?: Float32Array
  error?: WireError
}

/**
 * The same session on a thread of its own, so that decoding and the next chunk's features go on while it computes.
 * @param entry the file the thread starts from; it must call `serveCtcSession`
 * @throws model_missing, model_invalid, engine_crashed
 */
export async function openCtcThread(entry: string, options: CtcSessionOptions): Promise<CtcSession> {
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
    async run(features, frames) {
      const id = ++lastId
      const answered = answer(id)
      thread.postMessage({ id, features, frames } satisfies Request, [features.buffer])
      return (await answered).logProbs!
    },
    close: async () => void (await thread.terminate()),
  }
}

/** The thread's side: opens the model named in its `workerData` and answers until it is terminated. */
export async function serveCtcSession(): Promise<void> {
  const port = parentPort!
  const reply = (response: Response) => port.postMessage(response)
  try {
    const session = await openCtcSession(workerData as CtcSessionOptions)
    let queue: Promise<void> = Promise.resolve()
    port.on('message', ({ id, features, frames }: Request) => {
      queue = queue
        .then(() => session.run(features, frames))
        .then((logProbs) => reply({ id, logProbs }))
        .catch((error: unknown) => reply({ id, error: toWireError(error) }))
    })
    reply({ id: 0 })
  } catch (error) {
    reply({ id: 0, error: toWireError(error) })
  }
}
