import { readdirSync, readFileSync } from 'node:fs'

/** The pages a process holds, in bytes; 0 when it is gone. Linux only. */
function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function descendants(root: number): number[] {
  const parentOf = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parentOf.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended while the list was read.
    }
  }
  const within = (pid: number): boolean => {
    const parent = parentOf.get(pid)
    return parent !== undefined && (parent === root || within(parent))
  }
  return [...parentOf.keys()].filter(within)
}

/** The largest sum of the resident memory of this process and all it started while `work` ran, in bytes; null where it cannot be told. */
export async function peakMemory(work: () => Promise<void>): Promise<number | null> {
  if (process.platform !== 'linux') {
    await work()
    return null
  }
  let peak = 0
  const timer = setInterval(() => {
    const sum = [process.pid, ...descendants(process.pid)].reduce(
      (total, pid) => total + residentBytes(pid),
      0,
    )
    peak = Math.max(peak, sum)
  }, 250)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return peak
}
