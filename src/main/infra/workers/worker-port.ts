/** A worker's side of its channel, whichever kind of process it runs in. */
export interface WorkerPort {
  /** Resolves when the message has left this process. */
  send(message: unknown): Promise<void>
  onMessage(listener: (message: unknown) => void): void
}

interface ElectronParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/**
 * The channel to the process that started this one. When that process is gone, however it ended, this one exits.
 * @throws Error when this process was not started as a worker
 */
export function workerPort(): WorkerPort {
  // Only Electron's utility processes have it; Electron itself ends them with the app.
  const parentPort = (process as { parentPort?: ElectronParentPort }).parentPort
  if (parentPort) {
    return {
      send: async (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    }
  }
  if (!process.send) throw new Error('this file is the entry of a worker process')
  // An orderly exit would wait for the engine's native run, which may take a minute.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  return {
    send: (message) =>
      new Promise((resolve) => {
        // A failed send means that the parent is gone, and 'disconnect' follows.
        if (process.connected) process.send?.(message, undefined, undefined, () => resolve())
        else resolve()
      }),
    onMessage: (listener) => process.on('message', listener),
  }
}
