import type { clashKinds } from '#shared/api/shoots.ts'

/** What a shoot takes up. Its people, venue and kit are compared by their keys; an empty key is nobody and nothing. */
export interface Slot {
  id: string
  /** epoch ms */
  start: number
  /** epoch ms, after `start` */
  end: number
  speaker: Named | null
  crew: readonly Named[]
  venue: Named | null
  kit: Named | null
}

export interface Named {
  /** Any of them in common means the same one, unless `known` says otherwise. */
  keys: readonly string[]
  /** What tells namesakes apart, by its kind: where both have one of a kind, that decides and their names do not. */
  known?: Readonly<Partial<Record<'record' | 'phone', string>>>
  /** What is shown; '' for someone of whom only `known` says who it is. */
  name: string
}

export interface FoundClash {
  kind: (typeof clashKinds)[number]
  a: string
  b: string
  /** A shown name; '' for someone without one. */
  what: string
  /** Minutes between the two; 0 when they overlap. */
  gapMinutes: number
}

const identities = ['record', 'phone'] as const

/** How long people need from one venue to another. A city's distance with a set to pack up and unpack; our own figure. */
export const travelMinutes = 60

/** A name as it is compared: case, spaces and ё make no difference. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .trim()
    .toLocaleLowerCase('kk')
    .replaceAll('ё', 'е')
    .replace(/[\s.,;:'"«»“”()-]+/g, ' ')
    .trim()
}

/** A telephone's last ten digits, so that +7 701… and 8 701… are one; '' when there are fewer than seven. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 ? '' : digits.slice(-10)
}

/**
 * All that cannot be at once: a speaker, a person of the crew, a venue or a kit in two shoots that overlap; and a person who
 * has less than `travelMinutes` from one venue to another. Each pair of shoots once for each thing, whatever the order in which
 * they are given. Shoots that only touch (one ends when the other starts) do not overlap. One interview filmed on two days
 * clashes with itself like any other two.
 */
export function findClashes(slots: readonly Slot[], travel = travelMinutes): FoundClash[] {
  const sorted = [...slots].sort((a, b) => a.start - b.start || compare(a.id, b.id))
  const found: FoundClash[] = []
  let longest = 0
  for (const slot of sorted) longest = Math.max(longest, slot.end - slot.start)
  for (const [index, later] of sorted.entries()) {
    for (let before = index - 1; before >= 0; before -= 1) {
      const earlier = sorted[before]
      if (!earlier || earlier.start + longest + travel * 60_000 <= later.start) break
      found.push(...clashesOf(earlier, later, travel))
    }
  }
  return found
}

function clashesOf(a: Slot, b: Slot, travel: number): FoundClash[] {
  const gapMinutes = Math.max(0, Math.ceil((b.start - a.end) / 60_000))
  const overlap = a.start < b.end && b.start < a.end
  const pair = { a: a.id, b: b.id, gapMinutes: overlap ? 0 : gapMinutes }
  const samePlace = a.venue !== null && b.venue !== null && isSame(a.venue, b.venue)
  const people = shared(peopleOf(a), peopleOf(b))
  if (!overlap) {
    const apart = a.venue !== null && b.venue !== null && !samePlace
    if (!apart || gapMinutes >= travel) return []
    return eachOnce(people.map(({ name }) => ({ ...pair, kind: 'travel', what: name })))
  }
  const speaker = a.speaker && b.speaker && isSame(a.speaker, b.speaker) ? a.speaker : null
  return eachOnce([
    ...(speaker ? [{ ...pair, kind: 'speaker' as const, what: speaker.name }] : []),
    ...people
      .filter((person) => !(speaker && isSame(person, speaker)))
      .map(({ name }) => ({ ...pair, kind: 'person' as const, what: name })),
    ...(samePlace && a.venue ? [{ ...pair, kind: 'venue' as const, what: a.venue.name }] : []),
    ...(a.kit && b.kit && isSame(a.kit, b.kit) ? [{ ...pair, kind: 'kit' as const, what: a.kit.name }] : []),
  ])
}

/** Two namesakes, or two without a name, who both clash are one sentence to the reader. */
function eachOnce(clashes: readonly FoundClash[]): FoundClash[] {
  return [...new Map(clashes.map((clash) => [`${clash.kind} ${clash.what}`, clash])).values()]
}

function peopleOf(slot: Slot): Named[] {
  const people: Named[] = []
  for (const person of slot.speaker ? [slot.speaker, ...slot.crew] : slot.crew) {
    if (!people.some((other) => isSame(other, person))) people.push(person)
  }
  return people
}

function shared(some: readonly Named[], others: readonly Named[]): Named[] {
  return some.filter((one) => others.some((other) => isSame(one, other)))
}

function isSame(a: Named, b: Named): boolean {
  const both = identities.filter((kind) => a.known?.[kind] && b.known?.[kind])
  if (both.length > 0) return both.some((kind) => a.known?.[kind] === b.known?.[kind])
  return a.keys.some((key) => key !== '' && b.keys.includes(key))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
