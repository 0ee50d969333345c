import { cpus } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type AcceleratedEngine,
  type Acceleration,
  type AccelerationAttempt,
  acceleratedEngines,
  accelerationAttemptSchema,
  type EngineAcceleration,
} from '#shared/api/acceleration.ts'
import type { AccelerationService } from '../../../services/acceleration/ports.ts'
import type { ModelFiles } from '../../../services/transcription/ports.ts'
import { readJsonFile, writeJsonFile } from '../../settings/json-file.ts'
import type { WorkerHost } from '../../workers/worker-host.ts'
import { candidatesFor, mayHaveDevice } from './candidates.ts'
import { probeEngine } from './probe.ts'

const attemptsSchema = z.array(accelerationAttemptSchema)
const rememberedSchema = z.object({
  processorOnly: z.boolean(),
  probe: z
    .object({
      /** The computer and the version of the app that it holds for. */
      of: z.string(),
      at: z.string(),
      attempts: z.object({ gigaam: attemptsSchema, whisper: attemptsSchema }),
    })
    .nullable(),
})
type Remembered = z.infer<typeof rememberedSchema>

export interface AccelerationOptions {
  workers: WorkerHost
  configDir: string
  appVersion: string
  /** A small model of each engine. */
  models: Record<AcceleratedEngine, ModelFiles>
  onChanged?: () => void
}

/** Remembers in `acceleration.json` of the configuration folder. */
export function createAcceleration(options: AccelerationOptions): AccelerationService {
  const { workers, configDir, appVersion, models, onChanged } = options
  const path = join(configDir, 'acceleration.json')
  // The name of the graphics card is not to be had without its driver; a new card in an old machine needs "probe again".
  const machine = [appVersion, process.platform, process.arch, cpus()[0]?.model ?? ''].join(' · ')
  let remembered = readJsonFile<Remembered>(path, rememberedSchema, { processorOnly: false, probe: null })
  let running: Promise<Acceleration> | null = null

  const current = () => (remembered.probe?.of === machine ? remembered.probe : null)
  const state = (): Acceleration => ({
    processorOnly: remembered.processorOnly,
    probedAt: current()?.at ?? null,
    engines: acceleratedEngines.map((engine) =>
      conclude(engine, current()?.attempts[engine] ?? null, remembered.processorOnly),
    ),
  })
  const remember = (change: Partial<Remembered>): void => {
    remembered = { ...remembered, ...change }
    writeJsonFile(path, remembered)
    onChanged?.()
  }
  const probe = (): Promise<Acceleration> => {
    running ??= (async () => {
      const look = (engine: AcceleratedEngine) => probeEngine(workers, engine, models[engine])
      // One after the other: two at once on one graphics processor would disturb each other.
      const attempts = { gigaam: await look('gigaam'), whisper: await look('whisper') }
      remember({ probe: { of: machine, at: new Date().toISOString(), attempts } })
      return state()
    })().finally(() => {
      running = null
    })
    return running
  }

  return {
    state,
    probe,
    setProcessorOnly(processorOnly) {
      remember({ processorOnly })
      return state()
    },
    async providers() {
      if (!remembered.processorOnly && !current()) {
        if (mayHaveDevice() && acceleratedEngines.some((engine) => candidatesFor(engine).length > 0)) {
          // Without a place to remember it in, it is found out again next time.
          await probe().catch(() => {})
        }
      }
      const [gigaam, whisper] = (['gigaam', 'whisper'] as const).map(
        (name) => state().engines.find(({ engine }) => engine === name)!.provider,
      )
      return { gigaam: gigaam!, whisper: whisper! }
    },
    reportFailure(engine, provider, outcome, detail) {
      const probed = current()
      if (!probed) return
      const attempts = probed.attempts[engine].map(
        (attempt): AccelerationAttempt =>
          attempt.provider === provider
            ? { ...attempt, outcome, detail: detail.slice(0, 500), inUse: true }
            : attempt,
      )
      try {
        remember({ probe: { ...probed, attempts: { ...probed.attempts, [engine]: attempts } } })
      } catch {
        // In memory it holds; at the next start it may be tried once more.
      }
    },
  }
}

function conclude(
  engine: AcceleratedEngine,
  attempts: readonly AccelerationAttempt[] | null,
  processorOnly: boolean,
): EngineAcceleration {
  const all = [...(attempts ?? [])]
  const onProcessor = (reason: EngineAcceleration['reason']): EngineAcceleration => ({
    engine,
    provider: 'cpu',
    reason,
    attempts: all,
  })
  if (processorOnly) return onProcessor('processor_only')
  if (!attempts) return onProcessor(mayHaveDevice() ? 'not_probed' : 'none_found')
  const others = attempts.filter(({ provider }) => provider !== 'cpu')
  // After a failure in use nothing else is tried by itself: a computer that has lost one transcription should not lose a second.
  if (others.some(({ inUse }) => inUse)) return onProcessor('fell_back')
  const working = others.find(({ outcome }) => outcome === 'works')
  if (working) return { engine, provider: working.provider, reason: 'works', attempts: all }
  return onProcessor(others.some(({ outcome }) => outcome !== 'absent') ? 'none_works' : 'none_found')
}
