import type { Plan, PlanItem, PlanTheme } from './api/plans.ts'
import { type QuestionRole, questionRoles } from './api/questions.ts'
import type { Language } from './language.ts'

/** Target minutes of a question that nobody set them for: our own starting values, which people change. */
export const usualMinutes: Record<QuestionRole, number> = { warm_up: 3, core: 5, sensitive: 6, closing: 3 }

type CheckedItem = Pick<PlanItem, 'id' | 'questionId' | 'role' | 'theme' | 'text' | 'minutes'>
export type CheckedPlan = Pick<Plan, 'plannedMinutes' | 'language' | 'secondLanguage'> & {
  items: readonly CheckedItem[]
}

export const planWarningKinds = [
  'no_warm_up_first',
  'sensitive_in_row',
  'no_closing',
  'closing_not_last',
  'too_long',
  'asked_twice',
  'text_missing',
] as const
export type PlanWarningKind = (typeof planWarningKinds)[number]

/** Something about a plan that is worth a look; it never forbids anything. */
export interface PlanWarning {
  kind: PlanWarningKind
  /** The questions it is about, in their order. */
  itemIds: string[]
  /** `too_long`: by how many minutes. */
  minutes?: number
  /** `text_missing`: the language of the shoot that they are not written in. */
  language?: Language
}

/** Time of all questions in minutes. */
export function totalMinutes(items: readonly Pick<PlanItem, 'minutes'>[]): number {
  return items.reduce((sum, item) => sum + item.minutes, 0)
}

/**
 * What a calm interview asks of a plan: it begins with a warm-up, never puts two sensitive questions in a row, ends with a
 * closing one, and fits the time: from easy to deep to forward-looking, with room to breathe between what is hard to tell.
 */
export function checkPlan(plan: CheckedPlan): PlanWarning[] {
  const { items } = plan
  const [first] = items
  const last = items.at(-1)
  if (!first || !last) return []
  const warnings: PlanWarning[] = []
  if (first.role !== 'warm_up') warnings.push({ kind: 'no_warm_up_first', itemIds: [first.id] })
  for (const run of sensitiveRuns(items)) warnings.push({ kind: 'sensitive_in_row', itemIds: run })
  const closing = items.filter((item) => item.role === 'closing')
  if (closing.length === 0) warnings.push({ kind: 'no_closing', itemIds: [] })
  else if (last.role !== 'closing') {
    warnings.push({ kind: 'closing_not_last', itemIds: closing.map((item) => item.id) })
  }
  const over = plan.plannedMinutes === null ? 0 : totalMinutes(items) - plan.plannedMinutes
  if (over > 0) warnings.push({ kind: 'too_long', itemIds: [], minutes: over })
  const twice = items.filter(
    (item) =>
      item.questionId !== null &&
      items.some((other) => other !== item && other.questionId === item.questionId),
  )
  if (twice.length > 0) warnings.push({ kind: 'asked_twice', itemIds: twice.map((item) => item.id) })
  for (const language of new Set([plan.language, plan.secondLanguage])) {
    if (language === null) continue
    const missing = items.filter((item) => item.text[language].trim() === '')
    if (missing.length > 0) {
      warnings.push({ kind: 'text_missing', itemIds: missing.map((item) => item.id), language })
    }
  }
  return warnings
}

function sensitiveRuns(items: readonly CheckedItem[]): string[][] {
  const runs: string[][] = []
  let run: string[] = []
  for (const item of [...items, null]) {
    if (item?.role === 'sensitive') run.push(item.id)
    else {
      if (run.length > 1) runs.push(run)
      run = []
    }
  }
  return runs
}

export interface Share<T> {
  of: T
  count: number
  minutes: number
}

/** How a plan's questions and minutes are shared among roles (all, in their order) and themes (those in it, as they come). */
export function balanceOf(items: readonly Pick<CheckedItem, 'role' | 'theme' | 'minutes'>[]): {
  roles: Share<QuestionRole>[]
  themes: Share<PlanTheme | null>[]
} {
  const roles = questionRoles.map((role) =>
    share(
      role,
      items.filter((item) => item.role === role),
    ),
  )
  const themes = new Map<string | null, Share<PlanTheme | null>>()
  for (const { theme } of items) {
    const id = theme?.id ?? null
    if (!themes.has(id)) {
      themes.set(
        id,
        share(
          theme,
          items.filter((item) => (item.theme?.id ?? null) === id),
        ),
      )
    }
  }
  return { roles, themes: [...themes.values()] }
}

function share<T>(of: T, items: readonly Pick<CheckedItem, 'minutes'>[]): Share<T> {
  return { of, count: items.length, minutes: totalMinutes(items) }
}
