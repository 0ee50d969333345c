import type { Shoot } from '#shared/api/shoots.ts'

/** Shoots by date and call time; those without one last, in the order in which they were made. */
export function inOrder<T extends Pick<Shoot, 'id' | 'date' | 'callTime' | 'createdAt'>>(
  shoots: readonly T[],
): T[] {
  const key = (shoot: T) =>
    `${shoot.date ?? '9999'} ${shoot.callTime ?? '99:99'} ${shoot.createdAt} ${shoot.id}`
  return [...shoots].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** A date some days later (or earlier), 'YYYY-MM-DD'. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The whole weeks, Monday to Sunday, that a month 'YYYY-MM' touches: their first and last day. */
export function weeksOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  const first = `${month}-01`
  const weekday = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return { from: addDays(first, -weekday(first)), to: addDays(last, 6 - weekday(last)) }
}
