import type { MutationOptions } from '@tanstack/react-query'
import type { CriteriaSet } from '#shared/api/criteria.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { keepSet } from './use-set-actions.ts'

/** What adds, moves and takes away the criteria of a set is sent one after the other: each is answered by the whole set. */
export function listEdits(setId: string, onFailure: (error: Error) => void) {
  const mutationKey = ['criteria list', setId]
  return {
    mutationKey,
    scope: { id: mutationKey.join() },
    onSuccess: (changed) => {
      // An answer is older than what is still on its way.
      if (queryClient.isMutating({ mutationKey }) <= 1) keepSet(changed)
    },
    onError: (error) => {
      onFailure(error)
      void queryClient.invalidateQueries({ queryKey: trpc.criteria.get.queryKey({ id: setId }) })
    },
  } satisfies Partial<MutationOptions<CriteriaSet, Error, never>>
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
