import { z } from 'zod'
import type { EngineName } from '../transcript.ts'

/** What can compute for an engine: the processor, or a graphics or neural processor through one of these interfaces. */
export const computeProviders = ['cpu', 'coreml', 'dml', 'cuda', 'webgpu', 'metal', 'vulkan'] as const
export const computeProviderSchema = z.enum(computeProviders)
export type ComputeProvider = z.infer<typeof computeProviderSchema>

/**
 * `absent`: this computer or this installation has no such thing. `failed`: the engine refused it. `crashed`, `hung`: the process that tried
 * it ended or did not answer. `wrong`: it computed something else than the processor does.
 */
export const accelerationOutcomes = ['works', 'absent', 'failed', 'crashed', 'hung', 'wrong'] as const
export const accelerationOutcomeSchema = z.enum(accelerationOutcomes)

export const accelerationAttemptSchema = z.object({
  provider: computeProviderSchema,
  outcome: accelerationOutcomeSchema,
  /** What the engine said, in its own words. */
  detail: z.string().nullable(),
  /** For a second of sound with the small model of the probe, ms; null where it did not get so far. */
  ms: z.number().nullable(),
  /** It worked in the probe and failed later, in a transcription. */
  inUse: z.boolean(),
})
export type AccelerationAttempt = z.infer<typeof accelerationAttemptSchema>

/** Why an engine computes where it does. */
export const accelerationReasons = [
  'works',
  'none_found',
  'none_works',
  'fell_back',
  'processor_only',
  'not_probed',
] as const
export const accelerationReasonSchema = z.enum(accelerationReasons)

/** The engines that may compute with more than the processor. */
export const acceleratedEngines = ['gigaam', 'whisper'] as const satisfies readonly EngineName[]
export type AcceleratedEngine = (typeof acceleratedEngines)[number]

export const engineAccelerationSchema = z.object({
  engine: z.enum(acceleratedEngines),
  provider: computeProviderSchema,
  reason: accelerationReasonSchema,
  /** The processor first, where it was measured. */
  attempts: z.array(accelerationAttemptSchema),
})
export type EngineAcceleration = z.infer<typeof engineAccelerationSchema>

export const accelerationSchema = z.object({
  /** The person's choice. */
  processorOnly: z.boolean(),
  /** ISO 8601; null before the first probe on this computer with this version of the app. */
  probedAt: z.string().nullable(),
  engines: z.array(engineAccelerationSchema),
})
export type Acceleration = z.infer<typeof accelerationSchema>
