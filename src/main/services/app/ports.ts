import type { Diagnostics } from '#shared/api/diagnostics.ts'
import type { Settings } from '#shared/api/settings.ts'
import type { ErrorCode, ErrorParams } from '#shared/error.ts'

export interface SettingsStore {
  get(): Settings
  /** Writes the settings whole; a crash leaves the old ones. @throws path_not_writable, disk_full */
  update(patch: { [K in keyof Settings]?: Settings[K] | undefined }): Settings
}

/** Whether the speech engines of this machine can be started. */
export interface EngineReport {
  engines(): Promise<Diagnostics['engines']>
}

/** What the program is and runs on. */
export interface Machine {
  version: string
  host: 'electron' | 'web' | 'cli'
  platform: string
  arch: string
  node: string
  electron: string | null
  cpus: number
  memoryBytes: number
}

/** A library that could not be opened. */
export interface LibraryProblem {
  path: string
  code: ErrorCode
  params: ErrorParams
}
