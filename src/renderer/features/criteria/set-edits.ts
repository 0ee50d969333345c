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

type Criteria = CriteriaSet['criteria']

/** Shows a criterion in its new place until the library has answered; false where there is no such place. */
export function showMoved(setId: string, criterionId: string, to: number): boolean {
  return show(setId, criterionId, (criterion, others) =>
    to >= 0 && to <= others.length ? others.toSpliced(to, 0, criterion) : null,
  )
}

/** Shows a set without a criterion until the library has answered. */
export function showRemoved(setId: string, criterionId: string): void {
  show(setId, criterionId, (_, others) => others)
}

/** Shows what becomes of the criteria by what is done to one of them; false where it or its set is not there, or nothing becomes of it. */
function show(
  setId: string,
  criterionId: string,
  change: (criterion: Criteria[number], others: Criteria) => Criteria | null,
): boolean {
  const queryKey = trpc.criteria.get.queryKey({ id: setId })
  const set = queryClient.getQueryData(queryKey)
  const criterion = set?.criteria.find(({ id }) => id === criterionId)
  const others = set?.criteria.filter((other) => other !== criterion) ?? []
  const criteria = criterion ? change(criterion, others) : null
  if (!set || !criteria) return false
  // what is being fetched is older than this
  void queryClient.cancelQueries({ queryKey })
  keepSet({ ...set, criteria })
  return true
}
