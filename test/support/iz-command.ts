import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const project = join(import.meta.dirname, '..', '..')
/** What a person starts, and what that starts: the same for everything but signals, in one process instead of two. */
const wrapper = join(project, 'bin', 'iz.mjs')
export const program = join(project, 'src', 'main', 'cli', 'main.ts')

export interface IzResult {
  code: number | null
  stdout: string
  stderr: string
}

export interface RunningIz {
  child: ChildProcess
  ended: Promise<IzResult>
  /** Settles when a line of standard error, read as JSON, is wanted; rejects when the command ends without. */
  line(isWanted: (line: Record<string, unknown>) => boolean): Promise<void>
}

/** Starts bin/iz.mjs as a person would, in a process group of its own, and in a configuration folder of the test's. */
export function startIz(
  configDir: string,
  args: readonly string[],
  place: { cwd?: string; env?: Record<string, string>; stdout?: number; entry?: string } = {},
): RunningIz {
  const child = spawn(process.execPath, [place.entry ?? wrapper, ...args], {
    cwd: place.cwd,
    env: { ...process.env, IZ_CONFIG_DIR: configDir, IZ_LANGUAGE: 'en', ...place.env },
    stdio: ['ignore', place.stdout ?? 'pipe', 'pipe'],
    detached: true,
  })
  let stdout = ''
  let stderr = ''
  let checkLines = () => {}
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    checkLines()
  })
  const ended = new Promise<IzResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return {
    child,
    ended,
    line: (isWanted) =>
      new Promise((resolve, reject) => {
        checkLines = () => {
          if (jsonLines(stderr.slice(0, stderr.lastIndexOf('\n') + 1)).some(isWanted)) resolve()
        }
        checkLines()
        ended.then(() => reject(new Error(`the command ended first: ${stderr}`)), reject)
      }),
  }
}

let freeCores = availableParallelism()
const waiting: (() => void)[] = []

/** Runs a command to its end without bin/iz.mjs, as many at a time as there are cores: more would only take each other's time. */
export async function iz(
  configDir: string,
  args: readonly string[],
  place?: Parameters<typeof startIz>[2],
): Promise<IzResult> {
  if (freeCores > 0) freeCores -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await startIz(configDir, args, { entry: program, ...place }).ended
  } finally {
    const next = waiting.shift()
    if (next) next()
    else freeCores += 1
  }
}

/** Every line as JSON. @throws SyntaxError for a line that is something else */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Parent of each process of the machine, from /proc or, where there is none, from ps. */
function parents(): Map<number, number> {
  if (!existsSync('/proc/self/stat')) {
    const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
    return new Map(rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]))
  }
  const found = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      // The name, in brackets, may hold anything; a zombie is a process no more.
      const [state, parent] = readFileSync(`/proc/${name}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')
      if (state !== 'Z') found.set(Number(name), Number(parent))
    } catch {
      // Gone meanwhile.
    }
  }
  return found
}

/** A process's children, their children and so on, each after its parent. */
export function descendants(pid: number): number[] {
  const all = [...parents()]
  const below = (parent: number): number[] =>
    all.filter(([, its]) => its === parent).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

/** Those of the processes that still run after `patienceMs`. */
export async function survivors(pids: readonly number[], patienceMs = 4000): Promise<number[]> {
  const until = performance.now() + patienceMs
  for (;;) {
    const running = parents()
    const left = pids.filter((pid) => running.has(pid))
    if (left.length === 0 || performance.now() > until) return left
    await sleep(50)
  }
}
