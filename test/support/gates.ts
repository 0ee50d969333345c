import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')
const gatesFile = 'test/fixtures/speech/gates.json'
const recordingsFolder = join(root, 'test', 'fixtures', 'speech', 'unseen')

/**
 * `best`: the lowest word error rate seen for each set, language and engine. `tolerance` is what another machine's arithmetic and decoder may
 * add to it: a few words. `recordings` is the digest of what is measured on, so that nobody makes a gate easy by making the speech easy.
 */
const gatesSchema = z.strictObject({
  recordings: z.string().regex(/^[0-9a-f]{64}$/),
  tolerance: z.number().min(0).max(0.03),
  best: z.record(z.string(), z.number().min(0).max(1)),
})
export type Gates = z.infer<typeof gatesSchema>

export function readGates(): Gates {
  return gatesSchema.parse(JSON.parse(readFileSync(join(root, gatesFile), 'utf8')))
}

/** The highest rate that passes; null for a set without a gate. */
export function allowedRate({ best, tolerance }: Gates, name: string): number | null {
  const seen = best[name]
  return seen === undefined ? null : seen + tolerance
}

/** What is easier in `now` than it was in `then`, in words; empty when nothing is. */
export function loosened(then: Gates, now: Gates): string[] {
  const rates = Object.entries(then.best)
    .filter(([name, rate]) => (now.best[name] ?? Number.POSITIVE_INFINITY) > rate)
    .map(([name, rate]) => `${name}: ${now.best[name] ?? 'no gate'}, was ${rate}`)
  return [
    ...rates,
    ...(now.tolerance > then.tolerance ? [`tolerance: ${now.tolerance}, was ${then.tolerance}`] : []),
    ...(now.recordings === then.recordings ? [] : ['the recordings are others']),
  ]
}

/** Every version of the file that was ever committed, newest first; empty outside a git checkout. */
export function committedGates(): Gates[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  let commits: string[]
  try {
    commits = git('log', '--format=%H', '--', gatesFile).split('\n').filter(Boolean)
  } catch {
    return []
  }
  return commits.flatMap((commit) => {
    try {
      return [gatesSchema.parse(JSON.parse(git('show', `${commit}:${gatesFile}`)))]
    } catch {
      // The commit that removed it, or one that a shallow clone lacks.
      return []
    }
  })
}

/** SHA-256 over the recordings and their texts. */
export function recordingsDigest(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(recordingsFolder).toSorted()) {
    if (!name.endsWith('.ogg') && name !== 'recordings.json') continue
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(recordingsFolder, name)))
  }
  return hash.digest('hex')
}

/** Writes lower rates where they were seen; never higher ones. */
export function tighten(gates: Gates, rates: readonly { name: string; rate: number }[]): void {
  const best = { ...gates.best }
  for (const { name, rate } of rates) {
    best[name] = Math.min(best[name] ?? 1, Math.ceil(rate * 10_000) / 10_000)
  }
  writeFileSync(join(root, gatesFile), `${JSON.stringify({ ...gates, best }, null, 2)}\n`)
}
