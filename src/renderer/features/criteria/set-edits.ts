import type { MutationOptions } from '@tanstack/react-query'
import type { CriteriaSet } from '#shared/api/criteria.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { keepSet } from './use-set-actions.ts'

/** The criteria of a set in the order in which the window has them at this moment: keys follow each other faster than drawing. */
export function criteriaNow(set: CriteriaSet): CriteriaSet['criteria'] {
  return (queryClient.getQueryData(trpc.criteria.get.queryKey({ id: set.id })) ?? set).criteria
}

/** What changes a set and its criteria is sent one after the other: each is answered by the whole set. */
export function setEdits(setId: string, onFailure: (error: Error) => void) {
  const mutationKey = ['criteria set', setId]
  return {
    mutationKey,
    scope: { id: mutationKey.join() },
    onSuccess: (changed) => {
      if (queryClient.isMutating({ mutationKey }) <= 1) keepSet(changed)
      else keepFields(changed)
    },
    onError: (error) => {
      onFailure(error)
      void queryClient.invalidateQueries({ queryKey: trpc.criteria.get.queryKey({ id: setId }) })
    },
  } satisfies Partial<MutationOptions<CriteriaSet, Error, never>>
}

/** What an answer says of each criterion, in the order that is shown: the answer is older than the order that is still on its way. */
function keepFields(changed: CriteriaSet): void {
  const byId = new Map(changed.criteria.map((criterion) => [criterion.id, criterion]))
  queryClient.setQueryData(
    trpc.criteria.get.queryKey({ id: changed.id }),
    (shown) =>
      shown && {
        ...changed,
        criteria: shown.criteria.map((criterion) => byId.get(criterion.id) ?? criterion),
      },
  )
}

/** Shows a criterion in its new place until the library has answered; false where there is no such place. */
export function showMoved(setId: string, criterionId: string, to: number): boolean {
  const queryKey = trpc.criteria.get.queryKey({ id: setId })
  const set = queryClient.getQueryData(queryKey)
  const criterion = set?.criteria.find(({ id }) => id === criterionId)
  if (!set || !criterion || to < 0 || to >= set.criteria.length) return false
  const others = set.criteria.filter((other) => other !== criterion)
  // what is being fetched is older than this
  void queryClient.cancelQueries({ queryKey })
  keepSet({ ...set, criteria: others.toSpliced(to, 0, criterion) })
  return true
}

/** Shows a set without a criterion until the library has answered. */
export function showRemoved(setId: string, criterionId: string): void {
  const queryKey = trpc.criteria.get.queryKey({ id: setId })
  const set = queryClient.getQueryData(queryKey)
  if (!set) return
  // what is being fetched is older than this
  void queryClient.cancelQueries({ queryKey })
  keepSet({ ...set, criteria: set.criteria.filter(({ id }) => id !== criterionId) })
}
