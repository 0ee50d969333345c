import type { ChecklistKind, ShootView } from '#shared/api/shoots.ts'

export const readinessItems = ['when', 'where', 'hospital', 'crew', 'contact', 'call_sheet'] as const
export type ReadinessItem = (typeof readinessItems)[number]

/** Whether each thing a day of filming needs is there. */
export function readiness(shoot: ShootView): Record<ReadinessItem, boolean> {
  return {
    when: shoot.startAt !== null,
    where: shoot.venue.address !== '' || shoot.venue.mapUrl !== '',
    hospital: shoot.venue.hospital !== '',
    crew: shoot.crew.some(({ name }) => name !== ''),
    contact: shoot.crew.some(({ contact, phone }) => contact && phone !== ''),
    call_sheet: shoot.callSheetSentOn !== null,
  }
}

/** The call sheet goes out 24 to 48 hours ahead: it is time when less than 48 hours are left and it has not. */
export function callSheetDue(shoot: ShootView, now: number): boolean {
  if (shoot.callSheetSentOn !== null || shoot.startAt === null) return false
  const left = Date.parse(shoot.startAt) - now
  return left > 0 && left < 48 * 3_600_000
}

/** How many items of a list are ticked, and of how many. */
export function ticked(shoot: ShootView, kind: ChecklistKind): { done: number; all: number } {
  const items = shoot.checklist.filter((item) => item.kind === kind)
  return { done: items.filter(({ done }) => done).length, all: items.length }
}
