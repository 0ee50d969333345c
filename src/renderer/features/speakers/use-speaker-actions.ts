import { useMutation } from '@tanstack/react-query'
import type { SpeakerFields } from '#shared/api/speakers.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'

function refetch() {
  return Promise.all([
    queryClient.invalidateQueries(trpc.speakers.pathFilter()),
    queryClient.invalidateQueries(trpc.interviews.pathFilter()),
    queryClient.invalidateQueries(trpc.history.pathFilter()),
  ])
}

const told = { onError: notifyFailure, onSettled: refetch }
const removing = toldAtOnce(refetch)

/** Creating, changing and removing speakers and what belongs to them. */
export function useSpeakerActions() {
  const { t } = useTranslation()
  const create = useMutation(trpc.speakers.create.mutationOptions(told))
  const update = useMutation(
    trpc.speakers.update.mutationOptions({
      // one after the other: each list of a profile is sent as a whole
      scope: { id: 'speaker' },
      onError: notifyFailure,
      onSettled: () => {
        // the last of several edits under way fetches for all: what is fetched before it is without it
        if (queryClient.isMutating({ mutationKey: trpc.speakers.update.mutationKey() }) <= 1) void refetch()
      },
    }),
  )
  const removal = useMutation(trpc.speakers.remove.mutationOptions(removing))
  const fileRemoval = useMutation(trpc.speakers.removeFile.mutationOptions(removing))
  const photoRemoval = useMutation(trpc.speakers.removePhoto.mutationOptions(removing))
  const erasure = useMutation(
    trpc.speakers.erase.mutationOptions({
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(),
    }),
  )
  return {
    create,
    erasure,
    /** Rejects when it was not saved, so that a field can keep what was typed. */
    save: (id: string, patch: Partial<SpeakerFields>) => update.mutateAsync({ id, patch }),
    remove: (speaker: { id: string; name: string }, then: () => void) =>
      // Who has left the profile by then is not taken away from where they are.
      tellOnce(removal.mutateAsync({ id: speaker.id }, { onSuccess: then }), () =>
        notifyRemoved(t('speakers.removed', { name: speaker.name })),
      ),
    removeFile: (file: { id: string; name: string }) =>
      tellOnce(fileRemoval.mutateAsync({ id: file.id }), () =>
        notifyRemoved(t('speakers.file_removed', { file: file.name })),
      ),
    removePhoto: (id: string) =>
      tellOnce(photoRemoval.mutateAsync({ id }), () => notifyRemoved(t('speakers.photo_removed'))),
  }
}
