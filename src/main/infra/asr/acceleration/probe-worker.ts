import { readFile } from 'node:fs/promises'
import { IzError } from '#shared/error.ts'
import { parseVocabulary } from '../../../domain/transcript/vocabulary.ts'
import type { ModelFiles } from '../../../services/transcription/ports.ts'
import { workerPort } from '../../workers/worker-port.ts'
import { openCtcSession } from '../ctc-session.ts'
import { logMel } from '../log-mel.ts'
import { loadWhisper } from '../whisper.ts'
import { hasWhisperVariant } from './candidates.ts'
import type { ProbeAnswer, ProbeRequest } from './probe-messages.ts'
import { probeSound } from './probe-sound.ts'

// The entry of a process that computes one second of sound in one way, answers what came out, and ends. What crashes here crashes nothing else.
const port = workerPort()
port.onMessage((message) => {
  const { model, provider } = message as ProbeRequest
  const answer = model.engine === 'gigaam' ? probeCtc(model, provider) : probeWhisper(model, provider)
  answer
    .catch((error: Error): ProbeAnswer => {
      const detail = error instanceof IzError ? (error.detail ?? error.code) : error.message
      return { type: isAbsence(detail) ? 'absent' : 'failed', detail: detail.slice(0, 500) }
    })
    .then((found) => port.send(found))
    .finally(() => process.exit(0))
})

async function probeCtc(model: ModelFiles, provider: ProbeRequest['provider']): Promise<ProbeAnswer> {
  const { symbols } = parseVocabulary(await readFile(model.vocabularyPath!, 'utf8'))
  const session = await openCtcSession({ path: model.path, symbols: symbols.length, threads: 1, provider })
  const compute = () => {
    const { features, frames } = logMel(probeSound())
    return session.run(features, frames)
  }
  // The first run compiles what the second runs.
  await compute()
  const begun = performance.now()
  const logProbs = await compute()
  return { type: 'computed', output: { logProbs, size: symbols.length }, ms: performance.now() - begun }
}

async function probeWhisper(model: ModelFiles, provider: ProbeRequest['provider']): Promise<ProbeAnswer> {
  if (!hasWhisperVariant(provider)) return { type: 'absent', detail: 'this build is not installed' }
  const engine = await loadWhisper(model, () => {}, provider)
  const begun = performance.now()
  // Once: it pads what it is given to 30 s, which takes long enough as it is.
  const { words } = await engine.recognise(
    { samples: probeSound(), startMs: 0 },
    { language: 'kk', translateTo: null, threads: 1 },
    new AbortController().signal,
  )
  const ms = performance.now() - begun
  return { type: 'computed', output: { text: words.map(({ text }) => text).join(' ') }, ms }
}

/** What the engines say where there is no such processor, driver or library, rather than one that does not work. */
function isAbsence(detail: string): boolean {
  return /no GPU found|no supported adapters|backend not found|failed to load shared library|cannot open shared object|not installed|no .*device/i.test(
    detail,
  )
}
