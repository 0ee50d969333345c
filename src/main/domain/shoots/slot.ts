import type { Shoot } from '#shared/api/shoots.ts'
import { momentIn } from '#shared/zone-time.ts'
import { type Named, nameKey, phoneKey, type Slot } from './clashes.ts'

type Timed = Pick<Shoot, 'date' | 'callTime' | 'timeZone' | 'plannedMinutes'>

/** When a shoot starts and ends (epoch ms); null until it has a date and a call time. */
export function spanOf(shoot: Timed): { start: number; end: number } | null {
  if (shoot.date === null || shoot.callTime === null) return null
  const start = momentIn(shoot.timeZone, shoot.date, shoot.callTime)
  return { start, end: start + shoot.plannedMinutes * 60_000 }
}

/**
 * What a shoot takes up, for `findClashes`; null until it has a date and a call time. The speaker is known by the record, or
 * by name where there is none yet; people of the crew by name or telephone.
 */
export function slotOf(
  shoot: Timed & Pick<Shoot, 'id' | 'crew' | 'venue' | 'kit'>,
  speaker: { id: string | null; name: string },
): Slot | null {
  const span = spanOf(shoot)
  if (!span) return null
  const speakerKeys = [speaker.id ? `id ${speaker.id}` : '', nameKey(speaker.name)]
  return {
    id: shoot.id,
    ...span,
    speaker: named(speaker.name, speakerKeys),
    crew: shoot.crew.flatMap((member) => {
      const person = named(member.name || member.phone, [nameKey(member.name), phoneKey(member.phone)])
      return person ? [person] : []
    }),
    venue: named(shoot.venue.name || shoot.venue.address, [
      nameKey(shoot.venue.name),
      nameKey(shoot.venue.address) && `at ${nameKey(shoot.venue.address)}`,
    ]),
    kit: named(shoot.kit, [nameKey(shoot.kit)]),
  }
}

function named(name: string, keys: readonly string[]): Named | null {
  const used = keys.filter((key) => key !== '')
  return used.length > 0 ? { name, keys: used } : null
}
