import { type MutationOptions, useMutation } from '@tanstack/react-query'
import type { Alignment } from '#shared/api/sessions.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'

/** What moves the marks of a recording; null lays them by the guess again. */
export function useAlign(takeId: string) {
  return useMutation(
    alignOptions(takeId, (startedAt) => rpc.sessions.align.mutate({ takeId, startedAt }), notifyFailure),
  )
}

/** Moves show at once and are sent one after the other: the next press counts from the one before it. */
export function alignOptions(
  takeId: string,
  send: (startedAt: string | null) => Promise<Alignment>,
  onFailure: (error: Error) => void,
) {
  const queryKey = trpc.sessions.alignment.queryKey({ takeId })
  const mutationKey = ['align', takeId]
  return {
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: send,
    onMutate: (startedAt) => {
      void queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData(queryKey, (shown) => shown && begunAt(shown, startedAt))
    },
    onSuccess: (changed) => {
      // An answer is older than what is still on its way.
      if (queryClient.isMutating({ mutationKey }) <= 1) queryClient.setQueryData(queryKey, changed)
    },
    onError: (error) => {
      onFailure(error)
      void queryClient.invalidateQueries({ queryKey })
    },
  } satisfies MutationOptions<Alignment, Error, string | null>
}

function begunAt(alignment: Alignment, startedAt: string | null): Alignment {
  const begun = startedAt === null ? alignment.guess : { startedAt, source: 'manual' as const }
  return { ...alignment, startedAt: begun?.startedAt ?? null, source: begun?.source ?? null }
}
