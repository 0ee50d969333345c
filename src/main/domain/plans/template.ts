import type { PlanItem, PlanTemplateItem } from '#shared/api/plans.ts'
import type { QuestionRole } from '#shared/api/questions.ts'

/** A plan's questions as places of a template: what they are and what was set for them, without the interview. */
export function toTemplateItems(items: readonly PlanItem[]): PlanTemplateItem[] {
  return items.map(({ questionId, wording, role, minutes, mustAsk, owner, note }) => ({
    questionId,
    wording,
    role,
    minutes,
    mustAsk,
    owner,
    note,
  }))
}

/**
 * Fills a ready template's places with questions of a theme: each place takes the theme's next question of its role that is
 * not used yet, in the bank's order. Where the theme has none left, the place keeps its own words.
 */
export function fillFromTheme(
  items: readonly PlanTemplateItem[],
  questions: readonly { id: string; role: QuestionRole }[],
  used: ReadonlySet<string> = new Set(),
): PlanTemplateItem[] {
  const free = questions.filter((question) => !used.has(question.id))
  return items.map((item) => {
    if (item.questionId !== null) return item
    const index = free.findIndex((question) => question.role === item.role)
    const [question] = index < 0 ? [] : free.splice(index, 1)
    return question ? { ...item, questionId: question.id, wording: { kk: '', ru: '', en: '' } } : item
  })
}
