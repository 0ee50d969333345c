import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { fetchNewer } from './fetch-newer.ts'

describe('a fetch of the state from now on', () => {
  const setUp = () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    const answers: ((marks: string[]) => void)[] = []
    const options = {
      queryKey: ['marks'],
      queryFn: () => new Promise<string[]>((resolve) => answers.push(resolve)),
    }
    return { client, answers, options }
  }

  it('does not join one that began before', async () => {
    const { client, answers, options } = setUp()
    void client.prefetchQuery(options)
    const newer = fetchNewer(client, options)
    await expect.poll(() => answers.length).toBe(2)
    answers[0]!(['start'])
    answers[1]!(['start', 'great'])
    expect(await newer).toEqual(['start', 'great'])
    expect(client.getQueryData(['marks'])).toEqual(['start', 'great'])
  })

  it('takes what a still later one brings, when that has taken its place', async () => {
    const { client, answers, options } = setUp()
    const newer = fetchNewer(client, options)
    await expect.poll(() => answers.length).toBe(1)
    const later = fetchNewer(client, options)
    await expect.poll(() => answers.length).toBe(2)
    answers[1]!(['start', 'great', 'skipped'])
    expect(await later).toEqual(['start', 'great', 'skipped'])
    expect(await newer).toEqual(['start', 'great', 'skipped'])
  })

  it('throws what the fetch throws', async () => {
    const { client, options } = setUp()
    const failing = { ...options, queryFn: () => Promise.reject(new Error('gone')) }
    await expect(fetchNewer(client, failing)).rejects.toThrow('gone')
  })
})
