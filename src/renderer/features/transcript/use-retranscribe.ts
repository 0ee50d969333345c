import { useMutation } from '@tanstack/react-query'
import type { RetranscribeOptions } from '#shared/api/transcripts.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** Starts recognising a part of a transcript anew. */
export function useRetranscribe(transcriptId: string) {
  const mutation = useMutation(
    trpc.transcripts.retranscribe.mutationOptions({
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
    }),
  )
  return {
    start: (options: Omit<RetranscribeOptions, 'transcriptId'>) =>
      mutation.mutate({ transcriptId, ...options }),
    isPending: mutation.isPending,
  }
}
