import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { notifyFailure } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { libraryScope, settledEdits } from '../../lib/settled-edits.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { refuseWhileSending } from '../../lib/uploads.ts'
import { RouteError } from '../../lib/wire-error.ts'

/** Another library is another world: nothing of the old one may stay on the screen. */
async function startOver() {
  queryClient.removeQueries({ predicate: (query) => query.getObserversCount() === 0 })
  // What is on its way already may have been asked before the library was there.
  await queryClient.refetchQueries(trpc.app.state.queryFilter(), { throwOnError: true })
  await queryClient.resetQueries({
    predicate: (query) => JSON.stringify(query.queryKey[0]) !== JSON.stringify(['app', 'state']),
  })
}

/** Waits until what is typed and what is on its way has arrived in the library that it is meant for. */
function afterLeaving<Data, Failure, Variables, Context>(
  options: UseMutationOptions<Data, Failure, Variables, Context>,
): UseMutationOptions<Data, Failure, Variables, Context> {
  const { mutationFn } = options
  if (!mutationFn) return options
  return {
    ...options,
    scope: libraryScope,
    mutationFn: async (variables, context) => {
      refuseWhileSending()
      if (!(await flushEdits())) throw new RouteError({ code: 'edits_unsaved', params: {} })
      await settledEdits(queryClient, [libraryScope])
      return mutationFn(variables, context)
    },
  }
}

/** Creating and opening libraries. After each the window shows the library that is open now. */
export function useLibraryActions() {
  return {
    create: useMutation(afterLeaving(trpc.app.createLibrary.mutationOptions({ onSuccess: startOver }))),
    open: useMutation(afterLeaving(trpc.app.openLibrary.mutationOptions({ onSuccess: startOver }))),
    restore: useMutation(
      afterLeaving(trpc.app.restoreBackup.mutationOptions({ onSuccess: startOver, onError: notifyFailure })),
    ),
    openSample: useMutation(
      afterLeaving(trpc.app.openSample.mutationOptions({ onSuccess: startOver, onError: notifyFailure })),
    ),
  }
}
