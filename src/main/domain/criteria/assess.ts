import type { AssessedCriterion, Criterion, CriterionAnswer, Score } from '#shared/api/criteria.ts'
import { placeAnswers } from './answers.ts'
import { type KnownFacts, proposalFor, sameValue } from './propose.ts'
import { pointsOf, scoreOf, toFindOut } from './score.ts'
import { finalVerdict, fits, verdictOf } from './verdict.ts'

export interface AssessInput {
  criteria: readonly Criterion[]
  /** The speaker's answers of all versions and themes. */
  answers: readonly CriterionAnswer[]
  themeId: string | null
  facts: KnownFacts
  /** The day on which ages are counted, `YYYY-MM-DD`. */
  day: string
}

export interface Assessed {
  items: AssessedCriterion[]
  score: Score
  toFindOut: string[]
  former: CriterionAnswer[]
}

/** A speaker held against the criteria of a set's version. */
export function assess({ criteria, answers, themeId, facts, day }: AssessInput): Assessed {
  const { byCriterion, former } = placeAnswers(criteria, answers, themeId)
  const items = criteria.map((criterion): AssessedCriterion => {
    const answer = byCriterion.get(criterion.id) ?? null
    const value = answer?.value ?? null
    const verdict = finalVerdict(criterion, answer)
    const proposal = proposalFor(criterion, facts, day)
    return {
      criterion,
      answer,
      verdict,
      computed: verdictOf(criterion, value),
      misfit: value !== null && !fits(criterion, value),
      proposal: sameValue(proposal, value) ? null : proposal,
      points: pointsOf({ criterion, verdict }),
    }
  })
  return { items, score: scoreOf(items), toFindOut: toFindOut(items), former }
}
