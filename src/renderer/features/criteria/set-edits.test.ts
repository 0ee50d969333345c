import { MutationObserver } from '@tanstack/react-query'
import { afterEach, expect, it } from 'vitest'
import type { CriteriaSet } from '#shared/api/criteria.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { newCriterion } from './criterion-words.ts'
import { setEdits, showMoved } from './set-edits.ts'
import { keepSet } from './use-set-actions.ts'

const none = { kk: '', ru: '', en: '' }
const at = '2026-11-24T10:00:00.000Z'
const queryKey = trpc.criteria.get.queryKey({ id: 'set' })
const setOf = (...ids: string[]): CriteriaSet => ({
  ...{ id: 'set', name: none, about: none, version: 1, createdAt: at, updatedAt: at },
  criteria: ids.map((id) => ({ ...newCriterion('yes_no'), id })),
})
const shown = () =>
  queryClient
    .getQueryData(queryKey)
    ?.criteria.map(({ id }) => id)
    .join('')
const settle = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => queryClient.clear())

function setUp() {
  keepSet(setOf('a', 'b', 'c', 'd'))
  const sent: number[] = []
  const failures: string[] = []
  const answers: { resolve(set: CriteriaSet): void; reject(error: Error): void }[] = []
  const observer = new MutationObserver(queryClient, {
    ...setEdits('set', ({ message }) => failures.push(message)),
    mutationFn: (to: number) => {
      sent.push(to)
      return new Promise<CriteriaSet>((resolve, reject) => answers.push({ resolve, reject }))
    },
  })
  const move = (to: number) => {
    if (showMoved('set', 'a', to)) void observer.mutate(to).catch(() => {})
  }
  return { sent, failures, answers, move }
}

it('keeps a criterion that is moved on in its newest place, whatever older answers say', async () => {
  const { sent, answers, move } = setUp()
  for (const to of [1, 2, 3, 4]) move(to)
  expect(shown()).toBe('bcda')
  await settle()
  expect(sent).toEqual([1])
  answers[0]?.resolve(setOf('b', 'a', 'c', 'd'))
  await settle()
  expect(shown()).toBe('bcda')
  answers[1]?.resolve(setOf('b', 'c', 'a', 'd'))
  await settle()
  expect(shown()).toBe('bcda')
  answers[2]?.resolve(setOf('b', 'c', 'd', 'a', 'e'))
  await settle()
  expect(sent).toEqual([1, 2, 3])
  expect(shown()).toBe('bcdae')
})

it('shows what an answer says of a criterion while a move is still on its way', async () => {
  const { answers, move } = setUp()
  move(1)
  move(2)
  await settle()
  const renamed = setOf('b', 'a', 'c', 'd')
  const name = { kk: '', ru: '', en: 'Reads Arabic script' }
  answers[0]?.resolve({ ...renamed, criteria: renamed.criteria.map((one) => ({ ...one, name })) })
  await settle()
  expect(shown()).toBe('bcad')
  expect(queryClient.getQueryData(queryKey)?.criteria[2]?.name).toEqual(name)
})

it('is fetched again when a move failed', async () => {
  const { failures, answers, move } = setUp()
  move(1)
  await settle()
  answers[0]?.reject(new Error('disk full'))
  await settle()
  expect(failures).toEqual(['disk full'])
  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
})
