/** The worker programs of the app; each has an entry file of its own. */
export type WorkerName =
  | 'transcription'
  | 'alignment'
  | 'model-probe'
  | 'acceleration-probe'
  | 'voices'
  | 'near-duplicates'

/** One running worker process. Messages are plain structured-cloneable data; their meaning is between the two ends. */
export interface WorkerChannel {
  /** Silently dropped once the worker is gone: its exit is reported to `onExit`. */
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /**
   * Called once, when the process is gone or could not be started, with its exit code or signal and the last lines it
   * wrote to stderr.
   */
  onExit(listener: (code: number | null, signal: string | null, stderr: string) => void): void
  /** Ends the process at once, whatever it is doing. */
  kill(): void
}

/** Starts workers: child processes outside Electron, utility processes inside. */
export interface WorkerHost {
  start(name: WorkerName): WorkerChannel
}
