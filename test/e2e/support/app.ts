import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface RunningApp {
  /** The address with its one-time token. */
  url: string
  process: ChildProcess
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Where one scenario's app keeps its settings and its libraries. */
export interface AppHome {
  config: string
  libraries: string
}

export function appHome(folder: string): AppHome {
  const home = { config: join(folder, 'config'), libraries: join(folder, 'libraries') }
  mkdirSync(home.config, { recursive: true })
  return home
}

const root = join(import.meta.dirname, '..', '..', '..')

/** Starts the real web host, as `npm start -- --no-open` does, and waits for the address it prints. */
export async function startApp(
  home: AppHome,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<RunningApp> {
  const child = spawn(process.execPath, [join(root, 'src', 'main', 'web', 'main.ts'), '--no-open', ...args], {
    env: { ...process.env, IZ_CONFIG_DIR: home.config, IZ_LIBRARY_DIR: home.libraries, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`the app ended with ${code} before it printed its address`)),
    )
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const address = /https?:\/\/\S+/.exec(line)
      if (address) resolve(address[0])
    })
  })
  return {
    url,
    process: child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
