import type { AcceleratedEngine, Acceleration, ComputeProvider } from '#shared/api/acceleration.ts'

export type EngineProviders = Record<AcceleratedEngine, ComputeProvider>

/** Where each engine computes on this computer: found out once, remembered, given up after a failure. */
export interface AccelerationService {
  state(): Acceleration
  /** Tries every way again, each in a process of its own. A second call while it runs waits for the same answer. */
  probe(): Promise<Acceleration>
  /** @throws path_not_writable, disk_full */
  setProcessorOnly(processorOnly: boolean): Acceleration
  /** What the engines should compute with; probes first where that was never done with this version of the app. Never throws. */
  providers(): Promise<EngineProviders>
  /** A way that failed in use is not taken again until the person asks for another probe. */
  reportFailure(
    engine: AcceleratedEngine,
    provider: ComputeProvider,
    outcome: 'crashed' | 'failed',
    detail: string,
  ): void
}
