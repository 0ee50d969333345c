import type { Filming } from '../workspace/stages.ts'

/**
 * Where filming stands by its days, and the first that is still to come. The day itself still counts as one to come: there is no
 * recording yet.
 * @param today 'YYYY-MM-DD'
 */
export function filmingOf(
  shoots: readonly { date: string | null }[],
  today: string,
): { filming: Filming; on: string | null } {
  const days = shoots.flatMap(({ date }) => date ?? []).sort()
  const on = days.find((day) => day >= today) ?? null
  return { filming: on !== null ? 'ahead' : days.length > 0 ? 'over' : 'unset', on }
}
