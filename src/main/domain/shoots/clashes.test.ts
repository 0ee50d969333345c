import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shoot } from '#shared/api/shoots.ts'
import { findClashes, nameKey, phoneKey, type Slot, travelMinutes } from './clashes.ts'
import { slotOf } from './slot.ts'

const hour = 3_600_000
const named = (name: string) => ({ name, keys: [nameKey(name)] })
const slot = (id: string, from: number, to: number, more: Partial<Slot> = {}): Slot => ({
  ...{ id, start: from * hour, end: to * hour },
  ...{ speaker: null, crew: [], venue: null, kit: null },
  ...more,
})
const kinds = (slots: Slot[]) => findClashes(slots).map(({ kind, what }) => `${kind} ${what}`)

describe('two shoots at once clash', () => {
  it('over a person, a venue, a kit and the speaker, each told once', () => {
    const all = { crew: [named('Дана')], venue: named('Студия'), kit: named('А'), speaker: named('Ерлан') }
    expect(kinds([slot('a', 9, 11, all), slot('b', 10, 12, all)])).toEqual([
      'speaker Ерлан',
      'person Дана',
      'venue Студия',
      'kit А',
    ])
  })

  it('over a person who speaks in one and works at the other', () => {
    const a = slot('a', 9, 11, { speaker: named('Ерлан') })
    expect(kinds([a, slot('b', 10, 12, { crew: [named('ЕРЛАН ')] })])).toEqual(['person Ерлан'])
  })

  it('not when one ends as the other begins, in the same place', () => {
    const all = { crew: [named('Дана')], venue: named('Студия'), kit: named('А') }
    expect(kinds([slot('a', 9, 11, all), slot('b', 11, 12, all)])).toEqual([])
  })
})

describe('from one venue to another', () => {
  const at = (place: string) => ({ crew: [named('Дана')], venue: named(place) })
  it('a person needs time', () => {
    expect(findClashes([slot('a', 9, 11, at('Студия')), slot('b', 11.5, 13, at('Мектеп'))])).toEqual([
      { kind: 'travel', a: 'a', b: 'b', what: 'Дана', gapMinutes: 30 },
    ])
  })

  it('who has it, is not warned; nor is anyone while a venue is unknown', () => {
    const later = 11 + travelMinutes / 60
    expect(kinds([slot('a', 9, 11, at('Студия')), slot('b', later, 13, at('Мектеп'))])).toEqual([])
    expect(kinds([slot('a', 9, 11, at('Студия')), slot('b', 11, 13, { crew: [named('Дана')] })])).toEqual([])
  })
})

describe('the same one', () => {
  it('is found whatever the spelling of name and number', () => {
    expect(nameKey('  ЁЛКА  «Әлем» ')).toBe(nameKey('елка әлем'))
    expect(phoneKey('+7 (701) 555-44-33')).toBe(phoneKey('8 701 555 44 33'))
    expect(phoneKey('103')).toBe('')
  })
})

const shoot: Pick<
  Shoot,
  'id' | 'date' | 'callTime' | 'timeZone' | 'plannedMinutes' | 'crew' | 'venue' | 'kit'
> = {
  ...{ id: 'a', date: '2026-11-24', callTime: '09:00', timeZone: 'Asia/Almaty', plannedMinutes: 120 },
  venue: { name: '', address: '', mapUrl: '', parking: '', hospital: '', notes: '' },
  crew: [
    { id: '1', name: 'Дана', role: 'camera', phone: '+7 701 555 44 33', callTime: null, contact: true },
    { id: '2', name: ' ', role: 'sound', phone: '', callTime: null, contact: false },
  ],
  kit: '',
}

describe('namesakes', () => {
  const member = (name: string, phone: string) => ({
    ...{ id: '1', name, role: 'camera' as const, phone, callTime: null, contact: false },
  })
  const slotWith = (
    id: string,
    crew: ReturnType<typeof member>[],
    speaker = { id: null as string | null, name: '' },
  ) => slotOf({ ...shoot, id, crew }, speaker)!

  it('with telephones of their own are two people; where one has none, the name is all there is', () => {
    const crew = (name: string, phone: string) => slotWith(name + phone, [member(name, phone)])
    expect(kinds([crew('Дана', '+7 701 555 44 33'), crew('Дана', '+7 702 111 22 33')])).toEqual([])
    expect(kinds([crew('Дана', '+7 701 555 44 33'), crew('дана', '')])).toHaveLength(1)
    expect(kinds([crew('Дана', '+7 701 555 44 33'), crew('Данагүл', '8 701 555-44-33')])).toHaveLength(1)
    expect(kinds([crew('', '+7 701 555 44 33'), crew('', '8 701 555-44-33')])).toHaveLength(1)
  })

  it('who have no name are called by the telephone as it was written; a record without a name by nothing', () => {
    const sound = (id: string, phone: string) => slotWith(id, [member('', phone)])
    expect(kinds([sound('a', '+7 (701) 555-44-33'), sound('b', '8 701 555 44 33')])).toEqual([
      'person +7 (701) 555-44-33',
    ])
    const speaking = (id: string) => slotWith(id, [], { id: 's1', name: ' ' })
    expect(kinds([speaking('a'), speaking('b')])).toEqual(['speaker '])
  })

  it('who are both needed in both are told of once', () => {
    const both = [member('Дана', '+7 701 555 44 33'), member('Дана', '+7 702 111 22 33')]
    expect(kinds([slotWith('a', both), slotWith('b', both)])).toEqual(['person Дана'])
    const at = (id: string, from: number, place: string) =>
      slot(id, from, from + 2, { crew: slotWith(id, both).crew, venue: named(place) })
    expect(kinds([at('a', 9, 'Студия'), at('b', 11.5, 'Мектеп')])).toEqual(['travel Дана'])
  })

  it('with records of their own are two speakers, and still may be the one who works at the other shoot', () => {
    const speaking = (id: string, record: string | null) => slotWith(id, [], { id: record, name: 'Ерлан' })
    expect(kinds([speaking('a', 's1'), speaking('b', 's2')])).toEqual([])
    expect(kinds([speaking('a', 's1'), speaking('b', 's1')])).toEqual(['speaker Ерлан'])
    expect(kinds([speaking('a', 's1'), speaking('b', null)])).toEqual(['speaker Ерлан'])
    expect(kinds([speaking('a', 's1'), slotWith('b', [member('Ерлан', '+7 701 555 44 33')])])).toEqual([
      'person Ерлан',
    ])
  })
})

describe('what a shoot takes up', () => {
  it('counts in moments, so that zones far apart meet', () => {
    // 09:00 in Almaty is 05:00 in Berlin (winter)
    const berlin = { ...shoot, id: 'b', callTime: '05:30', timeZone: 'Europe/Berlin' }
    const nobody = { id: null, name: '' }
    const slots = [slotOf(shoot, nobody)!, slotOf(berlin, nobody)!]
    expect(findClashes(slots).map(({ kind, what }) => [kind, what])).toEqual([['person', 'Дана']])
  })

  it('is nothing while the day or the hour is unknown, and nobody without a name', () => {
    expect(slotOf({ ...shoot, date: null }, { id: null, name: 'Ерлан' })).toBeNull()
    expect(slotOf({ ...shoot, callTime: null }, { id: null, name: 'Ерлан' })).toBeNull()
    expect(slotOf(shoot, { id: null, name: ' ' })).toMatchObject({ speaker: null, venue: null, kit: null })
    expect(slotOf(shoot, { id: null, name: '' })?.crew).toHaveLength(1)
  })
})

const names = fc.subarray(['Дана', 'Ерлан', 'Айгерім']).map((list) => list.map(named))
const maybe = (...list: string[]) => fc.option(fc.constantFrom(...list).map(named))
const slots = fc
  .array(
    fc.record({
      ...{ start: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 12 }) },
      ...{ speaker: maybe('Ерлан', 'Болат'), crew: names, venue: maybe('Студия', 'Мектеп'), kit: maybe('А') },
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map(({ start, length, ...rest }, index) => slot(`s${index}`, start / 2, (start + length) / 2, rest)),
  )
const canonical = (list: Slot[]) =>
  findClashes(list)
    .map(({ a, b, ...rest }) => JSON.stringify({ pair: [a, b].sort(), ...rest, what: nameKey(rest.what) }))
    .sort()

describe('by law', () => {
  it('the order of the shoots makes no difference', () => {
    fc.assert(
      fc.property(slots, (list) => {
        expect(canonical(list.toReversed())).toEqual(canonical(list))
      }),
    )
  })

  it('one more shoot takes no clash away', () => {
    fc.assert(
      fc.property(slots, (list) => {
        const all = new Set(canonical(list))
        for (const clash of canonical(list.slice(0, -1))) expect(all).toContain(clash)
      }),
    )
  })

  it('agrees with looking at every pair', () => {
    fc.assert(
      fc.property(slots, (list) => {
        const pairs = list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b]))
        expect(canonical(list)).toEqual(pairs.flatMap((pair) => canonical(pair)).sort())
      }),
    )
  })

  it('what is needed in both overlaps, and only journeys are told without', () => {
    fc.assert(
      fc.property(slots, (list) => {
        for (const { kind, a, b, gapMinutes } of findClashes(list)) {
          const [one, two] = [list.find(({ id }) => id === a)!, list.find(({ id }) => id === b)!]
          const overlap = one.start < two.end && two.start < one.end
          expect(overlap).toBe(kind !== 'travel')
          if (overlap) expect(gapMinutes).toBe(0)
          else expect(gapMinutes).toBeLessThan(travelMinutes)
        }
      }),
    )
  })

  it('shoots moved together clash as before', () => {
    fc.assert(
      fc.property(slots, fc.integer({ min: -1e6, max: 1e6 }), (list, by) => {
        const moved = list.map((one) => ({
          ...one,
          start: one.start + by * 60_000,
          end: one.end + by * 60_000,
        }))
        expect(canonical(moved)).toEqual(canonical(list))
      }),
    )
  })
})
