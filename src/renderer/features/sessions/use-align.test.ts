import { MutationObserver } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import type { Alignment } from '#shared/api/sessions.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { alignOptions } from './use-align.ts'

const takeId = 'take'
const queryKey = trpc.sessions.alignment.queryKey({ takeId })
const guess = { startedAt: '2026-11-24T10:00:00.000Z', source: 'created' } as const
const alignment: Alignment = {
  ...{ takeId, ...guess, guess, marks: [], markCount: 1, sessions: [] },
  ...{ chapters: [], chaptersShown: false, suggestions: [] },
}
const shown = () => queryClient.getQueryData(queryKey)
const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => queryClient.clear())

function setUp() {
  queryClient.setQueryData(queryKey, alignment)
  const answers: { resolve(): void; reject(error: Error): void }[] = []
  const failures: string[] = []
  const options = alignOptions(
    takeId,
    (startedAt) =>
      new Promise((resolve, reject) => {
        const answer = startedAt === null ? guess : { startedAt, source: 'manual' as const }
        answers.push({ resolve: () => resolve({ ...alignment, ...answer }), reject })
      }),
    ({ message }) => failures.push(message),
  )
  const observer = new MutationObserver(queryClient, options)
  return { answers, failures, align: (at: string | null) => void observer.mutate(at).catch(() => {}) }
}

it('shows each move at once, whatever the answers to those before it say', async () => {
  const { answers, align } = setUp()
  align('2026-11-24T09:59:59.000Z')
  await settle()
  expect(shown()).toMatchObject({ startedAt: '2026-11-24T09:59:59.000Z', source: 'manual' })
  align('2026-11-24T09:59:58.000Z')
  await settle()
  answers[0]?.resolve()
  await settle()
  expect(shown()?.startedAt).toBe('2026-11-24T09:59:58.000Z')
  answers[1]?.resolve()
  await settle()
  expect(shown()?.startedAt).toBe('2026-11-24T09:59:58.000Z')
  align(null)
  await settle()
  expect(shown()).toMatchObject(guess)
})

it('is fetched again when a move failed', async () => {
  const { answers, failures, align } = setUp()
  align('2026-11-24T09:59:59.000Z')
  await settle()
  answers[0]?.reject(new Error('disk full'))
  await settle()
  expect(failures).toEqual(['disk full'])
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
})
