import { useMutation } from '@tanstack/react-query'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** Changes settings; they hold at once and everywhere. */
export function useUpdateSettings() {
  return useMutation(
    trpc.app.updateSettings.mutationOptions({
      scope: { id: 'settings' },
      onMutate: (patch) => {
        // what is being fetched is older than this
        void queryClient.cancelQueries(trpc.app.state.queryFilter())
        queryClient.setQueryData(trpc.app.state.queryKey(), (state) =>
          state
            ? {
                ...state,
                settings: {
                  ...state.settings,
                  ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
                },
              }
            : state,
        )
      },
      onSuccess: (state) => {
        // an answer is older than what is still on its way
        if (queryClient.isMutating({ mutationKey: trpc.app.updateSettings.mutationKey() }) <= 1)
          queryClient.setQueryData(trpc.app.state.queryKey(), state)
      },
      onError: (error) => {
        notifyFailure(error)
        void queryClient.invalidateQueries(trpc.app.state.queryFilter())
      },
    }),
  )
}
