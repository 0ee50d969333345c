import { basename } from 'node:path'
import { fromWireError, IzError } from '#shared/error.ts'
import type { ProbeModel } from '../../services/models/ports.ts'
import type { WorkerHost } from '../workers/worker-host.ts'
import type { ProbeAnswer } from './probe-job.ts'

/** Loading the largest model from a slow disk, and then a second of silence on one thread. */
const patienceMs = 180_000

/** Codes that speak of the model; anything else that goes wrong on silence means that the engine does not get on with it. */
const ofTheModel = new Set(['model_missing', 'model_invalid', 'model_vocabulary_missing'])

/** Tries models in a process of their own, so that one that crashes its engine is refused and nothing else happens. */
export function createProbe(workers: WorkerHost): ProbeModel {
  return (files, signal) => {
    const file = basename(files.path)
    if (signal.aborted) return Promise.reject(new IzError('cancelled', { file }))
    return new Promise((resolve, reject) => {
      const worker = workers.start('model-probe')
      let answer: (() => void) | null = null
      const crashed = (detail: string) => reject(new IzError('model_crashed', { file }, { detail }))
      const abort = () => {
        answer ??= () => reject(new IzError('cancelled', { file }))
        worker.kill()
      }
      const timer = setTimeout(() => {
        answer ??= () => crashed(`no answer within ${patienceMs} ms`)
        worker.kill()
      }, patienceMs)
      worker.onMessage((message) => {
        const { type, ...rest } = message as ProbeAnswer & { error?: Parameters<typeof fromWireError>[0] }
        answer ??= () => {
          if (type === 'fit') return resolve()
          const { error } = rest
          if (error && ofTheModel.has(error.code)) return reject(fromWireError(error))
          crashed(error?.detail ?? error?.code ?? 'no reason given')
        }
        // What it holds in memory is wanted back at once.
        worker.kill()
      })
      worker.onExit((code, exitSignal, stderr) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
        if (answer) answer()
        else crashed(`it ended with ${exitSignal ?? code ?? 'nothing'}: ${stderr}`)
      })
      signal.addEventListener('abort', abort, { once: true })
      worker.send(files)
    })
  }
}
