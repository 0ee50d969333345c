import { setTimeout as pause } from 'node:timers/promises'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RefreshAfterEdits } from './refresh-after-edits.ts'

function setUp() {
  const client = new QueryClient()
  const fetched: string[] = []
  const refreshes = new RefreshAfterEdits<'shoots' | 'plans'>(client, (kind) => fetched.push(kind))
  return { client, fetched, refreshes, stop: refreshes.follow() }
}

/** An edit on its way, and what answers it. */
function edit(client: QueryClient) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const done = client
    .getMutationCache()
    .build(client, { mutationFn: () => promise })
    .execute(undefined)
  return { answer: resolve, done }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('fetching again after a change', () => {
  it('is done at once when nothing is being edited, and once for what changes together', async () => {
    const { fetched, refreshes } = setUp()
    for (const kind of ['shoots', 'plans', 'shoots', 'shoots'] as const) refreshes.changed(kind)
    await pause(5)
    expect(fetched).toEqual(['shoots', 'plans'])
    refreshes.changed('shoots')
    await pause(5)
    expect(fetched).toEqual(['shoots', 'plans', 'shoots'])
  })

  it('waits for the edits under way, and is done once for each kind', async () => {
    const { client, fetched, refreshes } = setUp()
    const { answer, done } = edit(client)
    for (const kind of ['shoots', 'plans', 'shoots'] as const) refreshes.changed(kind)
    expect(fetched).toEqual([])
    answer()
    await done
    await pause(5)
    expect(fetched).toEqual(['shoots', 'plans'])
  })

  it('waits for an edit that is sent as soon as the one before it is answered', async () => {
    const { client, fetched, refreshes } = setUp()
    const first = edit(client)
    refreshes.changed('shoots')
    let second: ReturnType<typeof edit> | undefined
    const sent = first.done.then(() => {
      second = edit(client)
    })
    first.answer()
    await sent
    await pause(5)
    expect(fetched).toEqual([])
    second?.answer()
    await second?.done
    await pause(5)
    expect(fetched).toEqual(['shoots'])
  })

  it('does not wait for ever', () => {
    vi.useFakeTimers()
    const { client, fetched, refreshes } = setUp()
    edit(client)
    refreshes.changed('shoots')
    vi.advanceTimersByTime(2900)
    expect(fetched).toEqual([])
    vi.advanceTimersByTime(200)
    expect(fetched).toEqual(['shoots'])
  })

  it('ends with the window that asked for it', async () => {
    const { client, fetched, refreshes, stop } = setUp()
    const { answer, done } = edit(client)
    refreshes.changed('shoots')
    stop()
    answer()
    await done
    await pause(5)
    expect(fetched).toEqual([])
  })
})
