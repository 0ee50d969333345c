import { setTimeout as pause } from 'node:timers/promises'
import { QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { FreshQueryClient } from './fresh-query-client.ts'

const queryKey = ['plan']

/** A library whose answers are let go by hand: each is what was true when it was asked for. */
function setUp() {
  const client = new FreshQueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: false } } })
  const library = { value: 'before', asked: 0 }
  const underWay: (() => void)[] = []
  const failing: (() => void)[] = []
  const options = {
    queryKey,
    queryFn: () => {
      library.asked += 1
      const { value } = library
      return new Promise<string>((resolve, reject) => {
        underWay.push(() => resolve(value))
        failing.push(() => reject(new Error('refused')))
      })
    },
  }
  const answer = async () => {
    underWay.shift()?.()
    failing.shift()
    await pause(1)
  }
  const fail = async () => {
    failing.shift()?.()
    underWay.shift()
    await pause(1)
  }
  const look = () => new QueryObserver(client, options).subscribe(() => undefined)
  const shown = () => client.getQueryData<string>(queryKey)
  return { client, library, options, answer, fail, look, shown }
}

describe('a change while something is being fetched', () => {
  it('is fetched after the first answer, once however often it changed', async () => {
    const { client, library, answer, look, shown } = setUp()
    look()
    library.value = 'after'
    for (let times = 0; times < 3; times += 1) void client.invalidateQueries({ queryKey })
    expect(library.asked).toBe(1)
    await answer()
    expect(library.asked).toBe(2)
    await answer()
    expect(shown()).toBe('after')
    await pause(5)
    expect(library.asked).toBe(2)
  })

  it('is fetched after a first answer that failed', async () => {
    const { client, library, answer, fail, look, shown } = setUp()
    look()
    library.value = 'after'
    void client.invalidateQueries()
    await fail()
    await answer()
    expect(shown()).toBe('after')
  })

  it('leaves what was fetched ahead stale, to be fetched when somebody looks', async () => {
    const { client, library, options, answer, look, shown } = setUp()
    const ahead = client.prefetchQuery(options)
    library.value = 'after'
    void client.invalidateQueries({ queryKey })
    await answer()
    await ahead
    expect(library.asked).toBe(1)
    look()
    expect(library.asked).toBe(2)
    await answer()
    expect(shown()).toBe('after')
  })

  it('leaves what is only to be marked stale unfetched', async () => {
    const { client, library, answer, look } = setUp()
    look()
    void client.invalidateQueries({ queryKey, refetchType: 'none' })
    await answer()
    expect(library.asked).toBe(1)
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
  })

  it('is seen by the fetch that takes the place of one under way', async () => {
    const { client, library, answer, look, shown } = setUp()
    look()
    await answer()
    void client.invalidateQueries({ queryKey })
    library.value = 'after'
    void client.invalidateQueries({ queryKey })
    await answer()
    await answer()
    expect(shown()).toBe('after')
    await pause(5)
    expect(library.asked).toBe(3)
  })

  it('does not touch what it is not about', async () => {
    const { client, library, answer, look } = setUp()
    look()
    void client.invalidateQueries({ queryKey: ['speakers'] })
    await answer()
    await pause(5)
    expect(library.asked).toBe(1)
  })
})

describe('an answer that is outdated', () => {
  it('is fetched once more, and not broken off', async () => {
    const { client, library, answer, look, shown } = setUp()
    look()
    await answer()
    void client.invalidateQueries({ queryKey })
    library.value = 'after'
    client.outdateAnswer(queryKey)
    client.outdateAnswer(queryKey)
    expect(library.asked).toBe(2)
    await answer()
    expect(shown()).toBe('before')
    await answer()
    expect(shown()).toBe('after')
    expect(library.asked).toBe(3)
  })

  it('is none when nothing is under way', async () => {
    const { client, library, answer, look } = setUp()
    look()
    await answer()
    client.outdateAnswer(queryKey)
    await pause(5)
    expect(library.asked).toBe(1)
  })
})
