import type { NearDuplicates } from '../../services/exchange/ports.ts'
import { callWorker } from '../workers/call-worker.ts'
import type { WorkerHost } from '../workers/worker-host.ts'
import type { NearStart } from './serve-near-duplicates.ts'

/** Compares in a worker process: ten thousand new questions with ten thousand known ones keep a processor busy for seconds. */
export function createNearDuplicates(workers: WorkerHost): NearDuplicates {
  return {
    find(file, known, fresh, { signal, onProgress }) {
      const start: NearStart = { known, fresh }
      return callWorker<(number | null)[]>(workers, 'near-duplicates', start, { file, signal, onProgress })
    },
  }
}
