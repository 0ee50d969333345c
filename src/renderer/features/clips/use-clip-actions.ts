import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Clip, ClipFields } from '#shared/api/clips.ts'
import type { ExportConfirmations } from '#shared/clip-consent.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { notifyOffer } from '../../lib/offer-toast.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { wireOf } from '../../lib/wire-error.ts'
import { unshownPlace } from './unshown-refusal.ts'

/** What can be done with a clip. Changes show at once and are kept by themselves. */
export function useClipActions(clip: Clip, onRemoved: () => void) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const key = trpc.clips.list.queryKey({ interviewId: clip.interviewId })
  const refetch = () => queryClient.invalidateQueries({ queryKey: key })
  const mutationKey = ['clips', clip.interviewId]
  const update = useMutation({
    mutationKey,
    scope: { id: `clip ${clip.id}` },
    mutationFn: (patch: Partial<ClipFields>) => rpc.clips.update.mutate({ id: clip.id, patch }),
    onMutate: async (patch) => {
      await queryClient.cancelQueries({ queryKey: key })
      queryClient.setQueryData(key, (clips) =>
        clips?.map((other) => (other.id === clip.id ? { ...other, ...patch } : other)),
      )
    },
    onError: notifyFailure,
    onSettled: () => {
      // the last of several edits under way fetches for all: what is fetched before it is without it
      if (queryClient.isMutating({ mutationKey }) <= 1) void refetch()
    },
  })
  const removal = useMutation(
    trpc.clips.remove.mutationOptions({
      onSuccess: () => {
        onRemoved()
        notifyRemoved(t('clips.removed', { title: clip.title }))
      },
      onError: notifyFailure,
      onSettled: refetch,
    }),
  )
  const exporting = useMutation({
    mutationFn: async ({ internal, conditions }: ExportConfirmations) => {
      await flushEdits()
      return rpc.clips.export.mutate({ id: clip.id, internal, conditions: [...conditions] })
    },
    onError: (error) => {
      const wire = wireOf(error)
      const place = wire && unshownPlace(clip, wire)
      if (!place) return notifyFailure(error)
      notifyOffer({
        id: `unshown ${clip.id}`,
        message: failureText(t, error),
        action: t('subtitle_tools.unshown_first'),
        colour: 'red.8',
        run: () => navigate(place),
      })
    },
    onSettled: () => {
      // A consent may have changed elsewhere since it was asked.
      void queryClient.invalidateQueries(trpc.clips.consent.pathFilter())
      return queryClient.invalidateQueries(trpc.jobs.list.queryFilter())
    },
  })
  return {
    update: (patch: Partial<ClipFields>) => update.mutateAsync(patch).catch(() => undefined),
    remove: () => removal.mutate({ id: clip.id }),
    exportClip: (confirmed: ExportConfirmations) => exporting.mutate(confirmed),
    isStarting: exporting.isPending,
  }
}
