import { useMutation } from '@tanstack/react-query'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** Another library is another world: nothing of the old one may stay on the screen. */
async function startOver() {
  queryClient.removeQueries({ predicate: (query) => query.getObserversCount() === 0 })
  // What is on its way already may have been asked before the library was there.
  await queryClient.refetchQueries(trpc.app.state.queryFilter(), { throwOnError: true })
  await queryClient.resetQueries({
    predicate: (query) => JSON.stringify(query.queryKey[0]) !== JSON.stringify(['app', 'state']),
  })
}

/** Creating and opening libraries. After each the window shows the library that is open now. */
export function useLibraryActions() {
  return {
    create: useMutation(trpc.app.createLibrary.mutationOptions({ onSuccess: startOver })),
    open: useMutation(trpc.app.openLibrary.mutationOptions({ onSuccess: startOver })),
    restore: useMutation(
      trpc.app.restoreBackup.mutationOptions({ onSuccess: startOver, onError: notifyFailure }),
    ),
    openSample: useMutation(
      trpc.app.openSample.mutationOptions({ onSuccess: startOver, onError: notifyFailure }),
    ),
  }
}
