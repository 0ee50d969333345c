import { useMutation } from '@tanstack/react-query'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** Changes settings; they hold at once and everywhere. */
export function useUpdateSettings() {
  return useMutation(
    trpc.app.updateSettings.mutationOptions({
      onMutate: (patch) => {
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
      onSuccess: (state) => queryClient.setQueryData(trpc.app.state.queryKey(), state),
      onError: (error) => {
        notifyFailure(error)
        void queryClient.invalidateQueries(trpc.app.state.queryFilter())
      },
    }),
  )
}
