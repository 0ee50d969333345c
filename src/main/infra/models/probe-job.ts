import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { toWireError, type WireError } from '#shared/error.ts'
import type { TriedModel } from '../../services/models/ports.ts'
import type { ModelFiles, SpeechEngine } from '../../services/transcription/ports.ts'
import { loadGigaam } from '../asr/gigaam.ts'
import { loadParakeet } from '../asr/parakeet.ts'
import { engineThreads } from '../asr/transcriber.ts'
import { loadWhisper } from '../asr/whisper.ts'
import { workerPort } from '../workers/worker-port.ts'

/** From the worker, once: the model has done its work, or what is wrong with it. */
export type ProbeAnswer = { type: 'fit' } | { type: 'unfit'; error: WireError }

const secondOfSilence = 16_000
/** A model that has been loaded and computes for so long is slow here, but not wrong. */
const longEnoughMs = 20_000

/** Loads the one model that the first message names, lets it hear a second of silence or read a sentence, answers, and exits. */
export function serveProbe(): void {
  const port = workerPort()
  port.onMessage((message) => {
    probe(message as TriedModel)
      .then(
        (): ProbeAnswer => ({ type: 'fit' }),
        (error: unknown): ProbeAnswer => ({ type: 'unfit', error: toWireError(error) }),
      )
      .then((answer) => port.send(answer))
      .finally(() => process.exit(0))
  })
}

function load(files: ModelFiles, threads: number): Promise<SpeechEngine> {
  if (files.engine === 'gigaam') return loadGigaam(files, threads, 'cpu', 1)
  const quiet = () => {}
  return files.engine === 'parakeet' ? loadParakeet(files, quiet) : loadWhisper(files, quiet)
}

/** What a punctuation model is given to read: a word of each language. */
const someWords = ['сәлем', 'здравствуйте', 'hello']

async function probe(files: TriedModel): Promise<void> {
  const threads = engineThreads(availableParallelism())
  if (files.engine === 'punctuation') {
    const { loadPunctuator } = await import('../asr/punctuation/punctuator.ts')
    const punctuator = await loadPunctuator(files, threads)
    await punctuator.predict(someWords)
    return
  }
  const engine = await load(files, threads)
  const silence = { samples: new Float32Array(secondOfSilence), startMs: 0 }
  const options = { language: 'auto', translateTo: null, threads } as const
  const heard = engine.recognise(silence, options, new AbortController().signal)
  const patience = new AbortController()
  await Promise.race([heard, sleep(longEnoughMs, undefined, { signal: patience.signal })]).finally(() =>
    patience.abort(),
  )
}
