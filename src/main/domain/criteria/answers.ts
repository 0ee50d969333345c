import type { Criterion, CriterionAnswer } from '#shared/api/criteria.ts'

/** What of an answer decides where it counts and what it says. */
export type SeenAnswer = Pick<
  CriterionAnswer,
  'id' | 'themeId' | 'criterionId' | 'value' | 'verdict' | 'updatedAt'
>

export interface PlacedAnswers<Answer extends SeenAnswer> {
  /** The answer that counts, by the criterion's id. */
  byCriterion: Map<string, Answer>
  /** Answers seen from this theme that no criterion of this version uses. */
  former: Answer[]
}

/**
 * Puts a speaker's answers to the criteria of a set's version, seen from one theme (null: from none). Criterion ids decide, so
 * whatever was renamed, moved or changed keeps its answer. A criterion of one answer for all themes takes that, else the newest
 * one given for a theme; a criterion by theme takes the theme's own, else the one for all. Nothing is dropped: what is not used
 * and belongs to this theme or to all is in `former`.
 */
export function placeAnswers<Answer extends SeenAnswer>(
  criteria: readonly Criterion[],
  answers: readonly Answer[],
  themeId: string | null,
): PlacedAnswers<Answer> {
  const given = Map.groupBy(answers, (answer) => answer.criterionId)
  const byCriterion = new Map<string, Answer>()
  for (const criterion of criteria) {
    const own = given.get(criterion.id)
    if (!own) continue
    const chosen = criterion.scope === 'theme' ? forTheme(own, themeId) : forAll(own)
    if (chosen) byCriterion.set(criterion.id, chosen)
  }
  const used = new Set([...byCriterion.values()].map((answer) => answer.id))
  const former = answers.filter(
    (answer) => !used.has(answer.id) && (answer.themeId === null || answer.themeId === themeId),
  )
  return { byCriterion, former }
}

/** Where a new answer to a criterion belongs: the theme it is for, or null for all. */
export function themeOfAnswer(criterion: Criterion, themeId: string | null): string | null {
  return criterion.scope === 'theme' ? themeId : null
}

function forTheme<Answer extends SeenAnswer>(
  own: readonly Answer[],
  themeId: string | null,
): Answer | undefined {
  return own.find((answer) => answer.themeId === themeId) ?? own.find((answer) => answer.themeId === null)
}

function forAll<Answer extends SeenAnswer>(own: readonly Answer[]): Answer | undefined {
  return own.find((answer) => answer.themeId === null) ?? own.toSorted(newestFirst)[0]
}

function newestFirst(a: SeenAnswer, b: SeenAnswer): number {
  return b.updatedAt.localeCompare(a.updatedAt) || a.id.localeCompare(b.id)
}
