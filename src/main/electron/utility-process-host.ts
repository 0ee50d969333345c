import { StringDecoder } from 'node:string_decoder'
import type { ForkOptions } from 'electron'
import type { WorkerChannel, WorkerHost, WorkerName } from '../infra/workers/worker-host.ts'

const stderrTailLength = 8 * 1024
/** What Electron gives as the exit code of a process that was killed: the number of the signal. */
const signalsByCode: Partial<Record<number, string>> = { 9: 'SIGKILL', 15: 'SIGTERM' }

/** What is used of Electron's `UtilityProcess`. */
export interface UtilityChild {
  readonly pid: number | undefined
  readonly stderr: { on(event: 'data', listener: (chunk: Buffer) => void): unknown } | null
  on(event: 'message', listener: (message: unknown) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
  postMessage(message: unknown): void
  kill(): boolean
}

export interface UtilityProcessDeps {
  fork(entry: string, args: string[], options: ForkOptions): UtilityChild
  /** The bundled file a worker starts from. */
  entryOf(name: WorkerName): string
  /** Ends a process whatever it does; throws when it is gone already. */
  killNow(pid: number): void
}

/** Workers as Electron utility processes: they keep native engines out of the main process, which a crash of theirs then survives. */
export function createUtilityProcessHost(deps: UtilityProcessDeps): WorkerHost {
  return {
    start(name): WorkerChannel {
      const child = deps.fork(deps.entryOf(name), [], {
        serviceName: `Iz Studio ${name}`,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let stderr = ''
      const decoder = new StringDecoder('utf8')
      child.stderr?.on('data', (chunk) => {
        stderr = (stderr + decoder.write(chunk)).slice(-stderrTailLength)
      })
      let exitCode: number | null = null
      let listener: ((code: number | null, signal: string | null, stderr: string) => void) | null = null
      child.once('exit', (code) => {
        exitCode = code
        listener?.(code, signalsByCode[code] ?? null, stderr)
      })
      return {
        send(message) {
          if (exitCode === null) child.postMessage(message)
        },
        onMessage: (onMessage) => void child.on('message', onMessage),
        onExit(onExit) {
          if (exitCode === null) listener = onExit
          else onExit(exitCode, signalsByCode[exitCode] ?? null, stderr)
        },
        kill() {
          if (exitCode !== null) return
          const { pid } = child
          child.kill()
          if (pid === undefined) return
          try {
            // Electron asks politely (SIGTERM); an engine deep in native code does not hear it.
            deps.killNow(pid)
          } catch {
            // It was gone before.
          }
        },
      }
    },
  }
}
