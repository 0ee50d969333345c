import type { AssessedCriterion, Criterion, Score } from '#shared/api/criteria.ts'
import { placeAnswers, type SeenAnswer } from './answers.ts'
import { type KnownFacts, proposalFor, sameValue } from './propose.ts'
import { pointsOf, scoreOf, toFindOut } from './score.ts'
import { verdictOf } from './verdict.ts'

export interface AssessInput<Answer extends SeenAnswer> {
  criteria: readonly Criterion[]
  /** The speaker's answers of all versions and themes. */
  answers: readonly Answer[]
  themeId: string | null
  facts: KnownFacts
  /** The day on which ages are counted, `YYYY-MM-DD`. */
  day: string
}

export interface Assessed<Answer extends SeenAnswer> {
  items: (Omit<AssessedCriterion, 'answer'> & { answer: Answer | null })[]
  score: Score
  toFindOut: string[]
  former: Answer[]
}

/** A speaker held against the criteria of a set's version. */
export function assess<Answer extends SeenAnswer>({
  criteria,
  answers,
  themeId,
  facts,
  day,
}: AssessInput<Answer>): Assessed<Answer> {
  const { byCriterion, former } = placeAnswers(criteria, answers, themeId)
  const items = criteria.map((criterion) => {
    const answer = byCriterion.get(criterion.id) ?? null
    const value = answer?.value ?? null
    const computed = verdictOf(criterion, value)
    // The one by hand counts before the value's.
    const verdict = answer?.verdict ?? computed
    const proposal = proposalFor(criterion, facts, day)
    return {
      criterion,
      answer,
      verdict,
      computed,
      misfit: value !== null && computed === 'unknown',
      proposal: sameValue(proposal, value) ? null : proposal,
      points: pointsOf({ criterion, verdict }),
    }
  })
  return { items, score: scoreOf(items), toFindOut: toFindOut(items), former }
}
