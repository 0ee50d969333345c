import { type MutationOptions, useMutation, useMutationState } from '@tanstack/react-query'
import type { Question } from '#shared/api/questions.ts'
import { queryClient, rpc } from '../../lib/trpc.ts'
import { settled } from './use-question-actions.ts'

/** The tags of a question as they were last chosen: until the library has them all, those of the last choice show. */
export function useTags({ id, tags }: Pick<Question, 'id' | 'tags'>) {
  const options = tagOptions(id, (chosen) =>
    rpc.questions.update.mutate({ id, patch: { tags: [...chosen] } }),
  )
  const { mutate } = useMutation({ ...options, onError: settled.onError })
  const onTheirWay = useMutationState({
    filters: { mutationKey: options.mutationKey, status: 'pending' },
    select: (mutation) => mutation.state.variables as readonly string[],
  })
  return { tags: onTheirWay.at(-1) ?? tags, choose: mutate }
}

/** Each choice is the whole list; they are sent one after the other. */
export function tagOptions(id: string, send: (tags: readonly string[]) => Promise<unknown>) {
  const mutationKey = ['question tags', id]
  return {
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: send,
    // Before the last one is kept the library has an older list.
    onSettled: () => (queryClient.isMutating({ mutationKey }) <= 1 ? settled.onSettled() : undefined),
  } satisfies MutationOptions<unknown, Error, readonly string[]>
}
