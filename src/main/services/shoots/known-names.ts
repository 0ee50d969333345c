import type { KnownNames, Shoot } from '#shared/api/shoots.ts'
import { nameKey, phoneKey } from '../../domain/shoots/clashes.ts'

/** People, venues and kits of these shoots (the newest first), each once: the latest way in which it was written wins. */
export function knownNames(shoots: readonly Pick<Shoot, 'crew' | 'venue' | 'kit'>[]): KnownNames {
  const crew = new Map<string, KnownNames['crew'][number]>()
  const venues = new Map<string, KnownNames['venues'][number]>()
  const kits = new Map<string, string>()
  const keep = <T>(map: Map<string, T>, key: string, value: T) => {
    if (key !== '' && !map.has(key)) map.set(key, value)
  }
  for (const shoot of shoots) {
    for (const { name, role, phone } of shoot.crew) {
      keep(crew, name && `${nameKey(name)} ${phoneKey(phone)}`, { name, role, phone })
    }
    keep(venues, nameKey(shoot.venue.name), shoot.venue)
    keep(kits, nameKey(shoot.kit), shoot.kit)
  }
  return { crew: [...crew.values()], venues: [...venues.values()], kits: [...kits.values()] }
}
