/** Two ways of doing the same work, timed in turn (A B A B ...) so that a drift of the machine's speed strikes both. */
export interface Pair {
  name: string
  ours: () => Promise<void>
  raw: () => Promise<void>
  /** The ratio ours / raw that the project allows itself. */
  limit: number
  runs: number
}

export interface PairResult {
  name: string
  oursMs: number
  rawMs: number
  /** The median of the ratios run by run. */
  ratio: number
  limit: number
  ok: boolean
}

async function time(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
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
  const ours: number[] = []
  const raw: number[] = []
  for (let run = 0; run < pair.runs; run++) {
    if (run % 2 === 0) {
      ours.push(await time(pair.ours))
      raw.push(await time(pair.raw))
    } else {
      raw.push(await time(pair.raw))
      ours.push(await time(pair.ours))
    }
  }
  const ratio = median(ours.map((value, run) => value / raw[run]!))
  return {
    name: pair.name,
    oursMs: median(ours),
    rawMs: median(raw),
    ratio,
    limit: pair.limit,
    ok: ratio <= pair.limit,
  }
}

/** One line for the terminal. */
export function describePair({ name, oursMs, rawMs, ratio, limit, ok }: PairResult): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  return `${name.padEnd(34)} ours ${seconds(oursMs).padStart(9)}  raw ${seconds(rawMs).padStart(9)}  ratio ${ratio.toFixed(3)} (at most ${limit.toFixed(2)}) ${ok ? 'ok' : 'TOO SLOW'}`
}
