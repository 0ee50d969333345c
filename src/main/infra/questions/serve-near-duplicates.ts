import { toWireError } from '#shared/error.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { findNearDuplicates, type NewText } from '../../domain/questions/near-duplicates.ts'
import type { CallMessage } from '../workers/call-worker.ts'
import { workerPort } from '../workers/worker-port.ts'

/** To the worker, once. */
export interface NearStart {
  known: readonly LocalizedText[]
  fresh: readonly NewText[]
}

const progressGapMs = 100

/** Compares what the first message brings, answers, and exits. It is cancelled by being killed. */
export function serveNearDuplicates(): void {
  const port = workerPort()
  port.onMessage((message) => {
    const { known, fresh } = message as NearStart
    const total = fresh.length
    let said = performance.now()
    findNearDuplicates(known, fresh, (done) => {
      const now = performance.now()
      if (now - said < progressGapMs) return undefined
      said = now
      return port.send({ type: 'progress', done, total } satisfies CallMessage<never>)
    })
      .then((answer) => port.send({ type: 'done', answer }))
      .catch((error: unknown) => port.send({ type: 'error', error: toWireError(error) }))
      .finally(() => process.exit(0))
  })
}
