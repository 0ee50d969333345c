import { readFileSync } from 'node:fs'

/** Two ways of doing the same work, timed in turn (A B A B ...) so that a drift of the machine's speed strikes both. */
export interface Pair {
  name: string
  ours: () => Promise<void>
  raw: () => Promise<void>
  /** The ratio ours / raw that the project allows itself. */
  limit: number
  runs: number
  /** What the two ways are called; `ours` and `raw` where absent. */
  labels?: readonly [ours: string, raw: string]
}

export interface PairResult {
  name: string
  oursMs: number
  rawMs: number
  /** The median of the ratios run by run. */
  ratio: number
  /** The same of the processor's time in all processes, which other programs of a busy machine disturb less; null where it cannot be told. */
  cpuRatio: number | null
  limit: number
  ok: boolean
  labels: readonly [string, string]
}

interface Spent {
  wallMs: number
  cpuMs: number
}

async function time(work: () => Promise<void>): Promise<Spent> {
  const [begun, cpuBefore] = [performance.now(), cpuMs()]
  await work()
  return { wallMs: performance.now() - begun, cpuMs: cpuMs() - cpuBefore }
}

/** ms of processor time of this process and of all that it started and that has ended, in steps of 10 ms; 0 on other systems than Linux. */
function cpuMs(): number {
  if (process.platform !== 'linux') return 0
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // utime, stime, cutime, cstime (proc(5)), in hundredths of a second on every Linux Node runs on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return 10 * fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Runs a pair once without counting, then `runs` times, each time in the other order. Times are wall-clock ms (medians). */
export async function measure(pair: Pair): Promise<PairResult> {
  await pair.raw()
  await pair.ours()
  const ours: Spent[] = []
  const raw: Spent[] = []
  for (let run = 0; run < pair.runs; run++) {
    if (run % 2 === 0) {
      ours.push(await time(pair.ours))
      raw.push(await time(pair.raw))
    } else {
      raw.push(await time(pair.raw))
      ours.push(await time(pair.ours))
    }
  }
  const ratioOf = (what: keyof Spent) => median(ours.map((spent, run) => spent[what] / raw[run]![what]))
  const ratio = ratioOf('wallMs')
  const cpuRatio = ratioOf('cpuMs')
  return {
    name: pair.name,
    oursMs: median(ours.map(({ wallMs }) => wallMs)),
    rawMs: median(raw.map(({ wallMs }) => wallMs)),
    ratio,
    cpuRatio: Number.isFinite(cpuRatio) ? cpuRatio : null,
    limit: pair.limit,
    ok: ratio <= pair.limit,
    labels: pair.labels ?? ['ours', 'raw'],
  }
}

/** One line for the terminal. */
export function describePair(result: PairResult): string {
  const { name, oursMs, rawMs, ratio, cpuRatio, limit, ok, labels } = result
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  const cpu = cpuRatio === null ? '' : `, of processor time ${cpuRatio.toFixed(3)}`
  return `${name.padEnd(34)} ${labels[0]} ${seconds(oursMs).padStart(9)}  ${labels[1]} ${seconds(rawMs).padStart(9)}  ratio ${ratio.toFixed(3)} (at most ${limit.toFixed(2)}${cpu}) ${ok ? 'ok' : 'TOO SLOW'}`
}
