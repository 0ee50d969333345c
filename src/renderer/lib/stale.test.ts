import { QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import type { ChangedEntity } from '#shared/api/events.ts'
import { refresh } from './stale.ts'
import { queryClient, trpc } from './trpc.ts'

const plan = trpc.plans.get.queryKey({ interviewId: 'one' })
const bank = trpc.questions.tree.queryKey({ id: 'one' })
const alignment = trpc.sessions.alignment.queryKey({ takeId: 'one' })

afterEach(() => queryClient.clear())

describe('what is shown of one thing in another', () => {
  it.each<[ChangedEntity, readonly unknown[]]>([
    ['questions', plan],
    ['themes', plan],
    ['interviews', plan],
    ['plans', bank],
    ['sessions', bank],
    ['interviews', bank],
    ['takes', alignment],
  ])('is not kept after a change of %s', (entity, queryKey) => {
    queryClient.setQueryData(queryKey, {})
    refresh(entity)
    expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
  })

  it('fetches a plan that is open again at once, and the bank beside it only when it is next opened', () => {
    const fetched: unknown[] = []
    const stops = [plan, bank].map((queryKey) =>
      new QueryObserver(queryClient, {
        queryKey: queryKey as readonly unknown[],
        initialData: {},
        queryFn: ({ queryKey: asked }) => {
          fetched.push(asked)
          return {}
        },
      }).subscribe(() => {}),
    )
    refresh('plans')
    expect(fetched).toEqual([plan])
    for (const stop of stops) stop()
  })
})
