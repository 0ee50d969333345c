import type { AcceleratedEngine, AccelerationAttempt, ComputeProvider } from '#shared/api/acceleration.ts'
import type { ModelFiles } from '../../../services/transcription/ports.ts'
import type { WorkerHost } from '../../workers/worker-host.ts'
import { candidatesFor } from './candidates.ts'
import { type ProbeAnswer, type ProbeOutput, type ProbeRequest, sameOutput } from './probe-messages.ts'

/** Shaders and kernels are compiled in the first run, which takes some drivers most of a minute. */
const patienceMs = 90_000

type Tried = { attempt: AccelerationAttempt; output: ProbeOutput | null }

/**
 * Computes a second of sound with the processor and in every way this system may have, each in a process of its own, and compares.
 * @param model a small one: that a way works does not depend on the size
 * @returns the processor's attempt first
 */
export async function probeEngine(
  workers: WorkerHost,
  engine: AcceleratedEngine,
  model: ModelFiles,
  candidates: readonly ComputeProvider[] = candidatesFor(engine),
): Promise<AccelerationAttempt[]> {
  const processor = await tryProvider(workers, model, 'cpu')
  const attempts = [processor.attempt]
  for (const provider of candidates) {
    const { attempt, output } = await tryProvider(workers, model, provider)
    const differs = output !== null && processor.output !== null && !sameOutput(processor.output, output)
    attempts.push(differs ? { ...attempt, outcome: 'wrong', detail: null } : attempt)
  }
  return attempts
}

function tryProvider(workers: WorkerHost, model: ModelFiles, provider: ComputeProvider): Promise<Tried> {
  return new Promise((resolve) => {
    const worker = workers.start('acceleration-probe')
    let answer: ProbeAnswer | null = null
    let late = false
    const timer = setTimeout(() => {
      late = true
      worker.kill()
    }, patienceMs)
    worker.onMessage((message) => {
      answer = message as ProbeAnswer
    })
    worker.onExit((code, signal, stderr) => {
      clearTimeout(timer)
      const told = (
        outcome: AccelerationAttempt['outcome'],
        detail: string | null,
        ms: number | null,
      ): Tried => ({
        attempt: { provider, outcome, detail, ms, inUse: false },
        output: answer?.type === 'computed' ? answer.output : null,
      })
      if (answer?.type === 'computed') resolve(told('works', null, Math.round(answer.ms)))
      else if (answer) resolve(told(answer.type, answer.detail, null))
      else if (late) resolve(told('hung', null, null))
      else
        resolve(
          told('crashed', `${signal ?? code ?? 'not started'} ${stderr.trim().slice(-300)}`.trim(), null),
        )
    })
    worker.send({ model, provider } satisfies ProbeRequest)
  })
}
