import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Consent, ConsentFields, ConsentFile, ConsentOverview } from '#shared/api/consents.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { sendFile } from '../../lib/uploads.ts'

const refetch = () => queryClient.invalidateQueries(trpc.consents.pathFilter())
const options = { onError: notifyFailure, onSettled: refetch }
const removing = toldAtOnce(refetch)

/** Adding and removing forms and what belongs to them. */
export function useConsentActions() {
  const { t } = useTranslation()
  const create = useMutation(trpc.consents.create.mutationOptions(options))
  const removal = useMutation(trpc.consents.remove.mutationOptions(removing))
  const addApproval = useMutation(trpc.consents.addApproval.mutationOptions(options))
  const approvalRemoval = useMutation(trpc.consents.removeApproval.mutationOptions(removing))
  const fileRemoval = useMutation(trpc.consents.removeFile.mutationOptions(removing))
  const attachment = useMutation({
    mutationFn: async ({ consentId, files }: { consentId: string; files: readonly File[] }) => {
      for (const file of files) {
        const query = new URLSearchParams({ consent: consentId, name: file.name })
        await sendFile(`/upload/consent?${query}`, file, () => {}).done
      }
    },
    ...options,
  })
  return {
    create,
    addApproval,
    attachment,
    remove: (id: string) => tellOnce(removal.mutateAsync({ id }), () => notifyRemoved(t('consents.removed'))),
    removeApproval: (id: string) =>
      tellOnce(approvalRemoval.mutateAsync({ id }), () => notifyRemoved(t('consents.approval_removed'))),
    removeFile: ({ id, name }: ConsentFile) =>
      tellOnce(fileRemoval.mutateAsync({ id }), () =>
        notifyRemoved(t('consents.file_removed', { file: name })),
      ),
  }
}

export type SaveConsent = (patch: Partial<ConsentFields>) => Promise<unknown>

/** Saves fields of a form; the screen shows them at once. */
export function useSaveConsent(id: Consent['id']): SaveConsent {
  const { mutateAsync } = useMutation(
    trpc.consents.update.mutationOptions({
      onError: notifyFailure,
      onSettled: () => {
        // the last of several edits under way fetches for all
        if (queryClient.isMutating({ mutationKey: trpc.consents.update.mutationKey() }) <= 1) void refetch()
      },
    }),
  )
  return useCallback(
    (patch) => {
      const filter = trpc.consents.overview.queryFilter()
      void queryClient.cancelQueries(filter)
      queryClient.setQueriesData<ConsentOverview>(
        filter,
        (overview) =>
          overview && {
            ...overview,
            records: overview.records.map((record) => (record.id === id ? { ...record, ...patch } : record)),
          },
      )
      return mutateAsync({ id, patch })
    },
    [id, mutateAsync],
  )
}
