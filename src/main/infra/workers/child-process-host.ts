import { fork } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import { workerEntry } from './worker-entry.ts'
import { workerEnvironment } from './worker-environment.ts'
import type { WorkerChannel, WorkerHost, WorkerName } from './worker-host.ts'

export { workerEntry }

const stderrTailLength = 8 * 1024

/**
 * Workers as child processes of the Node that runs this, talking over Node's IPC channel.
 * @param entryOf the file each starts from
 */
export function createChildProcessHost(entryOf: (name: WorkerName) => string = workerEntry): WorkerHost {
  return { start: (name) => startChild(entryOf(name)) }
}

function startChild(entry: string): WorkerChannel {
  const child = fork(entry, [], {
    // Flags of this process (an inspector's port, a test runner's loader) are not the worker's.
    execArgv: [],
    env: workerEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let stderr = ''
  const decoder = new StringDecoder('utf8')
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + decoder.write(chunk)).slice(-stderrTailLength)
  })

  let exit: [code: number | null, signal: string | null] | null = null
  const exitListeners: ((code: number | null, signal: string | null, stderr: string) => void)[] = []
  const exited = (code: number | null, signal: string | null) => {
    if (exit) return
    exit = [code, signal]
    for (const listener of exitListeners.splice(0)) listener(code, signal, stderr)
  }
  child.on('error', (error) => {
    // Also emitted for a message that could not be sent; then the exit follows by itself.
    if (child.pid === undefined) {
      stderr += error.message
      exited(null, null)
    }
  })
  child.on('close', exited)

  return {
    send(message) {
      if (child.connected) child.send(message as object, () => {})
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      if (exit) listener(...exit, stderr)
      else exitListeners.push(listener)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
