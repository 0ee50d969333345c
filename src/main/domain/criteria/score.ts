import type { Criterion, Eligibility, Score, Verdict } from '#shared/api/criteria.ts'

/** A criterion with the verdict that counts. */
export interface Judged {
  criterion: Pick<Criterion, 'id' | 'need' | 'weight'>
  verdict: Verdict
}

/** What a criterion gives: its weight when it is met, else nothing. */
export function pointsOf({ criterion, verdict }: Judged): number {
  return verdict === 'met' ? criterion.weight : 0
}

/**
 * The score of judged criteria. It is monotone: turning a verdict from not met to unknown to met never lowers eligibility, points
 * or percent.
 */
export function scoreOf(judged: readonly Judged[]): Score {
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length
  const weight = (those: readonly Judged[]) => those.reduce((sum, one) => sum + one.criterion.weight, 0)
  const points = judged.reduce((sum, one) => sum + pointsOf(one), 0)
  const total = weight(judged)
  return {
    eligibility: eligibilityOf(judged),
    points,
    total,
    open: weight(judged.filter((one) => one.verdict === 'unknown')),
    // Rounded down, so that 100 % is said only of a speaker who meets everything.
    percent: total === 0 ? 0 : Math.floor((100 * points) / total),
    met: count('met'),
    notMet: count('not_met'),
    unknown: count('unknown'),
  }
}

function eligibilityOf(judged: readonly Judged[]): Eligibility {
  const required = judged.filter((one) => one.criterion.need === 'required')
  if (required.some((one) => one.verdict === 'not_met')) return 'no'
  return required.some((one) => one.verdict === 'unknown') ? 'open' : 'yes'
}

/** Ids of the unknown criteria, required ones first, then by weight, then as they stand in the set. */
export function toFindOut(judged: readonly Judged[]): string[] {
  const urgency = ({ criterion }: Judged) => (criterion.need === 'required' ? 100 : 0) + criterion.weight
  return judged
    .filter((one) => one.verdict === 'unknown')
    .toSorted((a, b) => urgency(b) - urgency(a))
    .map((one) => one.criterion.id)
}
