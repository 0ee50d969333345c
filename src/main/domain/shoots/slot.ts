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
 * What a shoot takes up, for `findClashes`; null until it has a date and a call time. The speaker is known by the record, people of
 * the crew by telephone; by name where one of the two has none.
 */
export function slotOf(
  shoot: Timed & Pick<Shoot, 'id' | 'crew' | 'venue' | 'kit'>,
  speaker: { id: string | null; name: string },
): Slot | null {
  const span = spanOf(shoot)
  if (!span) return null
  return {
    id: shoot.id,
    ...span,
    speaker: known(speaker.name, 'record', speaker.id ?? '', ''),
    crew: shoot.crew.flatMap((member) => {
      const person = known(member.name, 'phone', phoneKey(member.phone), member.phone.trim())
      return person ? [person] : []
    }),
    venue: named(shoot.venue.name || shoot.venue.address, [
      nameKey(shoot.venue.name),
      nameKey(shoot.venue.address) && `at ${nameKey(shoot.venue.address)}`,
    ]),
    kit: named(shoot.kit, [nameKey(shoot.kit)]),
  }
}

/** Someone with a name, an identity, or both; a nameless one is called `otherwise`. */
function known(
  name: string,
  kind: keyof NonNullable<Named['known']>,
  identity: string,
  otherwise: string,
): Named | null {
  const person = named(name, [nameKey(name)])
  if (identity === '') return person
  return { name: name.trim() || otherwise, keys: person?.keys ?? [], known: { [kind]: identity } }
}

function named(name: string, keys: readonly string[]): Named | null {
  const used = keys.filter((key) => key !== '')
  return used.length > 0 ? { name, keys: used } : null
}
