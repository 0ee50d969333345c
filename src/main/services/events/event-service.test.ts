import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { AppEvent } from '#shared/api/events.ts'
import type { Job } from '#shared/job.ts'
import type { EventsFrom } from '../services.ts'
import { EventBus } from './event-service.ts'

function collect(bus: EventBus, from: EventsFrom): { id: number; event: AppEvent }[] {
  const seen: { id: number; event: AppEvent }[] = []
  bus.subscribe(from, (id, event) => seen.push({ id, event }))
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

  it('tells a window what changed since it began to load, before it goes on with what happens', async () => {
    const bus = new EventBus()
    bus.changed('clips')
    await sleep(1500)
    bus.changed('plans')
    bus.emit({ type: 'reset' })
    bus.emit({ type: 'advanced', interviewId: 'a', title: 'Көшу', from: 'idea', to: 'filmed' })
    // However busy the computer is, what follows the pause is no second old.
    const seen = collect(bus, { agoMs: 1000 })
    bus.changed('takes')
    expect(seen.map(({ event }) => event)).toEqual([
      { type: 'changed', entity: 'plans', id: null },
      { type: 'reset' },
      { type: 'changed', entity: 'takes', id: null },
    ])
  })

  it('tells such a window how a job stands, and not how it came there', () => {
    const bus = new EventBus()
    const job = (id: string, state: Job['state']) => ({ type: 'job', job: { id, state } as Job }) as const
    for (const event of [job('a', 'running'), job('b', 'queued'), job('a', 'done')]) bus.emit(event)
    expect(collect(bus, { agoMs: 60_000 }).map(({ event }) => event)).toEqual([
      job('b', 'queued'),
      job('a', 'done'),
    ])
  })

  it('sends a reset to a window that took longer to load than changes are kept', () => {
    const bus = new EventBus()
    for (let count = 0; count < 1200; count += 1) bus.changed('takes')
    expect(collect(bus, { agoMs: 60_000 }).map(({ event }) => event.type)).toEqual(['reset'])
  })

  it('tells nothing of a library that is not open any more, only that it is another', () => {
    const bus = new EventBus()
    const all = collect(bus, null)
    bus.changed('takes', 'old')
    bus.changed('clips', 'old')
    bus.startOver()
    bus.changed('takes', 'new')
    const told = [{ type: 'reset' }, { type: 'changed', entity: 'takes', id: 'new' }]
    expect(collect(bus, { agoMs: 60_000 }).map(({ event }) => event)).toEqual(told)
    for (const { id } of all.slice(0, 2)) {
      const resumed = collect(bus, id).map(({ event }) => event)
      expect(resumed[0]).toEqual({ type: 'reset' })
      expect(resumed).not.toContainEqual(expect.objectContaining({ id: 'old' }))
    }
    expect(all.map(({ event }) => event.type)).toEqual(['changed', 'changed', 'reset', 'changed'])
  })
})
