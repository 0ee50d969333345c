import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { historyScope, isLeavingLibrary, libraryScope, settledEdits } from './settled-edits.ts'

afterEach(() => vi.useRealTimers())

describe('undo', () => {
  const setUp = () => {
    const client = new QueryClient()
    const done: string[] = []
    const answers = new Map<string, () => void>()
    const send = (name: string, scope = { id: 'plan' }) => {
      const mutationFn = () =>
        new Promise<void>((resolve) =>
          answers.set(name, () => {
            done.push(name)
            resolve()
          }),
        )
      void new MutationObserver(client, { mutationFn, scope }).mutate()
    }
    const undo = () => settledEdits(client).then(() => done.push('undo'))
    const answer = async (name: string) => {
      await vi.waitFor(() => expect(answers.has(name)).toBe(true), 20_000)
      answers.get(name)?.()
    }
    return { client, done, send, undo, answer }
  }

  it('waits for all edits that were made before it, also for those that wait for each other', async () => {
    const { done, send, undo, answer } = setUp()
    send('first')
    send('second')
    const undone = undo()
    await answer('first')
    await answer('second')
    await undone
    expect(done).toEqual(['first', 'second', 'undo'])
  })

  it('waits for an edit that failed, and not for another undo', async () => {
    const { client, done, send, undo } = setUp()
    send('an undo', historyScope)
    await undo()
    expect(done).toEqual(['undo'])
    const mutationFn = () => new Promise((_, reject) => setTimeout(() => reject(new Error('gone')), 20))
    void new MutationObserver(client, { mutationFn }).mutate(undefined).catch(() => done.push('failed'))
    await undo()
    expect(done).toEqual(['undo', 'failed', 'undo'])
  })

  it('is not waited for by another undo but by going to another library, which it does not wait for', async () => {
    const { client, done, send, undo, answer } = setUp()
    send('an undo', historyScope)
    const left = settledEdits(client, [libraryScope]).then(() => done.push('left'))
    expect(isLeavingLibrary(client)).toBe(false)
    send('opening', libraryScope)
    expect(isLeavingLibrary(client)).toBe(true)
    await undo()
    await answer('an undo')
    await left
    expect(done).toEqual(['undo', 'an undo', 'left'])
    await answer('opening')
    await vi.waitFor(() => expect(isLeavingLibrary(client)).toBe(false), 20_000)
  })

  it('does not wait for what takes long', async () => {
    const { done, send, undo } = setUp()
    vi.useFakeTimers()
    send('an import')
    const undone = undo()
    await vi.advanceTimersByTimeAsync(3100)
    await undone
    await undo()
    expect(done).toEqual(['undo', 'undo'])
  })
})
