import { describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import { EventBus } from './event-service.ts'

function collect(bus: EventBus, after: number | null): { id: number; event: AppEvent }[] {
  const seen: { id: number; event: AppEvent }[] = []
  bus.subscribe(after, (id, event) => seen.push({ id, event }))
  return seen
}

describe('EventBus', () => {
  it('tells a listener what happens from now on, until it stops', () => {
    const bus = new EventBus()
    bus.changed('clips')
    const seen: AppEvent[] = []
    const stop = bus.subscribe(null, (_, event) => seen.push(event))
    bus.changed('takes', 'a')
    stop()
    bus.changed('takes', 'b')
    expect(seen).toEqual([{ type: 'changed', entity: 'takes', id: 'a' }])
  })

  it('resumes after any event that is still kept, without loss or repetition', () => {
    const bus = new EventBus()
    const all = collect(bus, null)
    for (let count = 0; count < 50; count += 1) bus.changed('takes', String(count))
    for (const [index, { id }] of all.entries()) {
      expect(collect(bus, id).slice(0, 49 - index)).toEqual(all.slice(index + 1))
    }
  })

  it('sends a reset first to one that was away too long, and its number resumes from there', () => {
    const bus = new EventBus()
    const first = collect(bus, null)
    for (let count = 0; count < 1200; count += 1) bus.changed('takes')
    const seen = collect(bus, first[0]!.id)
    expect(seen.map(({ event }) => event.type)).toEqual(['reset'])
    bus.changed('clips')
    const resumed = collect(bus, seen[0]!.id)
    expect(resumed.map(({ event }) => event)).toEqual([{ type: 'changed', entity: 'clips', id: null }])
  })

  it('sends a reset to one that listened to an earlier run, and to one with a number from nowhere', () => {
    const before = new EventBus(1_000_000)
    const old = collect(before, null)
    before.changed('takes')
    const now = new EventBus(1_000_500)
    now.changed('takes')
    expect(collect(now, old[0]!.id)[0]?.event.type).toBe('reset')
    expect(collect(now, Number.MAX_SAFE_INTEGER)[0]?.event.type).toBe('reset')
  })
})
