import { useMutation } from '@tanstack/react-query'
import { native } from '../../lib/native.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { uploadTake } from '../../lib/uploads.ts'

/** Adds recordings to an interview: by their paths in the desktop shell, by sending them from a browser. */
export function useAddRecordings(interviewId: string) {
  const importPath = useMutation(
    trpc.takes.importPath.mutationOptions({
      onError: notifyFailure,
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.takes.pathFilter()),
          queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
        ]),
    }),
  )
  const addPaths = (paths: readonly string[]) => {
    for (const path of paths) importPath.mutate({ interviewId, path })
  }
  return {
    addFiles(files: File[]) {
      if (native) return addPaths(native.pathsOf(files))
      for (const file of files) uploadTake(interviewId, file)
    },
    async pick() {
      if (native) addPaths(await native.chooseRecordings())
    },
  }
}
