import { useMutation, useQuery } from '@tanstack/react-query'
import type { CatalogueModel, Download, ModelsOverview } from '#shared/api/models.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** What is here and what can be had; and what is on its way, which changes twice a second. */
export function useModels(): { overview: ModelsOverview | undefined; error: unknown; retry: () => void } {
  const { data, error, refetch } = useQuery(trpc.models.overview.queryOptions())
  return { overview: data, error, retry: () => void refetch() }
}

export function useDownloads(): readonly Download[] {
  return useQuery(trpc.models.downloads.queryOptions()).data ?? []
}

/** Starting, pausing and cancelling downloads. A licence that has to be accepted first is asked for by the caller. */
export function useDownloadActions() {
  const options = {
    onError: notifyFailure,
    onSettled: () => queryClient.invalidateQueries(trpc.models.downloads.queryFilter()),
  }
  const start = useMutation(trpc.models.download.mutationOptions(options))
  const pause = useMutation(trpc.models.pauseDownload.mutationOptions(options))
  const cancel = useMutation(trpc.models.cancelDownload.mutationOptions(options))
  return { start, pause, cancel }
}

/** Whether a person has to be asked before this model may be downloaded. */
export function asksForLicence(model: CatalogueModel, overview: ModelsOverview): boolean {
  return model.licence.nonCommercial && !overview.acceptedLicences.includes(model.id)
}
