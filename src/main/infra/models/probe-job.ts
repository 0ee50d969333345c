import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { toWireError, type WireError } from '#shared/error.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { loadGigaam } from '../asr/gigaam.ts'
import { engineThreads } from '../asr/transcriber.ts'
import { loadWhisper } from '../asr/whisper.ts'
import { workerPort } from '../workers/worker-port.ts'

/** From the worker, once: the model has done its work, or what is wrong with it. */
export type ProbeAnswer = { type: 'fit' } | { type: 'unfit'; error: WireError }

const secondOfSilence = 16_000
/** A model that has been loaded and computes for so long is slow here, but not wrong. */
const longEnoughMs = 20_000

/** Loads the one model that the first message names, lets it hear a second of silence, answers, and exits. */
export function serveProbe(): void {
  const port = workerPort()
  port.onMessage((message) => {
    probe(message as ModelFiles)
      .then(
        (): ProbeAnswer => ({ type: 'fit' }),
        (error: unknown): ProbeAnswer => ({ type: 'unfit', error: toWireError(error) }),
      )
      .then((answer) => port.send(answer))
      .finally(() => process.exit(0))
  })
}

async function probe(files: ModelFiles): Promise<void> {
  const threads = engineThreads(availableParallelism())
  const engine =
    files.engine === 'gigaam' ? await loadGigaam(files, threads) : await loadWhisper(files, () => {})
  const silence = { samples: new Float32Array(secondOfSilence), startMs: 0 }
  const options = { language: 'auto', translateTo: null, threads } as const
  const heard = engine.recognise(silence, options, new AbortController().signal)
  const patience = new AbortController()
  await Promise.race([heard, sleep(longEnoughMs, undefined, { signal: patience.signal })]).finally(() =>
    patience.abort(),
  )
}
