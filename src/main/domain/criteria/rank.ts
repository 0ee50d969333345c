import type { Eligibility, RankReason, Score } from '#shared/api/criteria.ts'
import { type Judged, pointsOf } from './score.ts'

export interface Candidate {
  id: string
  judged: readonly Judged[]
  score: Score
}

export interface Ranked<C extends Candidate> {
  candidate: C
  /** From 1; equals share a rank. */
  rank: number
  /** Why it stands above the next one; null for the last. */
  reason: RankReason | null
}

const eligibilityOrder: Record<Eligibility, number> = { no: 0, open: 1, yes: 2 }

/**
 * Best first: who is eligible before who may be and who is not; then by points; then by the points that are still open. The order
 * of equals is the one they came in.
 */
export function rank<C extends Candidate>(candidates: readonly C[]): Ranked<C>[] {
  const sorted = candidates.toSorted(bestFirst)
  const ranked: Ranked<C>[] = []
  for (const [index, candidate] of sorted.entries()) {
    const above = ranked.at(-1)
    const next = sorted[index + 1]
    ranked.push({
      candidate,
      rank: above && bestFirst(above.candidate, candidate) === 0 ? above.rank : index + 1,
      reason: next ? reasonFor(candidate, next) : null,
    })
  }
  return ranked
}

function bestFirst(a: Candidate, b: Candidate): number {
  return (
    eligibilityOrder[b.score.eligibility] - eligibilityOrder[a.score.eligibility] ||
    b.score.points - a.score.points ||
    b.score.open - a.score.open
  )
}

/** Which difference puts `above` before `below`, and by which criteria. */
export function reasonFor(above: Candidate, below: Candidate): RankReason {
  if (above.score.eligibility !== below.score.eligibility) {
    // What the one below has met beyond the other does not count here.
    const criteria = differences(above, below, standing, true).filter(({ gain }) => gain > 0)
    return { by: 'eligibility', criteria }
  }
  if (above.score.points !== below.score.points) {
    return { by: 'points', criteria: differences(above, below, pointsOf, false) }
  }
  if (above.score.open !== below.score.open) {
    const open = (one: Judged) => (one.verdict === 'unknown' ? one.criterion.weight : 0)
    return { by: 'open_points', criteria: differences(above, below, open, false) }
  }
  return { by: 'equal', criteria: [] }
}

/**
 * How far a required criterion holds a speaker back. From not met to unknown is further than from unknown to met: one that is not
 * met rules a speaker out, whatever else is met.
 */
function standing({ verdict }: Judged): number {
  return verdict === 'met' ? 3 : verdict === 'unknown' ? 2 : 0
}

/** The heaviest gain, then all other differences, the heaviest first. */
function differences(
  above: Candidate,
  below: Candidate,
  measure: (one: Judged) => number,
  requiredOnly: boolean,
): RankReason['criteria'] {
  const theirs = new Map(below.judged.map((one) => [one.criterion.id, one]))
  const all = above.judged
    .filter((one) => !requiredOnly || one.criterion.need === 'required')
    .map((one) => {
      const other = theirs.get(one.criterion.id)
      return { criterionId: one.criterion.id, gain: measure(one) - (other ? measure(other) : 0) }
    })
    .filter(({ gain }) => gain !== 0)
    .toSorted((a, b) => Math.abs(b.gain) - Math.abs(a.gain) || b.gain - a.gain)
  // However short the list is cut, it names a reason to stand above and not only reasons against.
  const best = all.find(({ gain }) => gain > 0)
  return best ? [best, ...all.filter((one) => one !== best)] : all
}
