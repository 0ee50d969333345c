import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ShootFields, ShootView } from '#shared/api/shoots.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { EditQueue } from './edit-queue.ts'

const refetch = () => queryClient.invalidateQueries(trpc.shoots.pathFilter())

/** Creating, changing and removing days of filming. */
export function useShootActions() {
  const { t } = useTranslation()
  const create = useMutation(
    trpc.shoots.create.mutationOptions({ onError: notifyFailure, onSettled: refetch }),
  )
  const removal = useMutation(trpc.shoots.remove.mutationOptions(toldAtOnce(refetch)))
  return {
    create,
    remove: (id: string) =>
      tellOnce(removal.mutateAsync({ id }), () => notifyRemoved(t('shoots.day_removed'))),
  }
}

type Patch = Partial<ShootFields>
export type SaveShoot = (patch: Patch | ((shoot: ShootView) => Patch)) => Promise<unknown>

const queues = new Map<string, EditQueue<ShootFields>>()

function queueOf(id: string): EditQueue<ShootFields> {
  const queue = queues.get(id) ?? new EditQueue<ShootFields>()
  queues.set(id, queue)
  return queue
}

/** The days of filming of one interview, with what is being edited: a state fetched meanwhile may be without it. */
export function useShoots(interviewId: string) {
  return useQuery(trpc.shoots.list.queryOptions({ interviewId }, { select: withEdits }))
}

function withEdits(shoots: ShootView[]): ShootView[] {
  return shoots.map((shoot) => ({ ...shoot, ...queues.get(shoot.id)?.overlay }))
}

/**
 * Saves fields of a shoot; the screen shows them at once. A list is changed by a function of the shoot as it is now, so that two
 * quick edits of one list keep both.
 */
export function useSaveShoot({ id, interviewId }: Pick<ShootView, 'id' | 'interviewId'>): SaveShoot {
  const { mutateAsync } = useMutation(trpc.shoots.update.mutationOptions({ onError: notifyFailure }))
  return useCallback(
    (patch) => {
      const key = trpc.shoots.list.queryKey({ interviewId })
      const stored = queryClient.getQueryData(key)?.find((other) => other.id === id)
      if (!stored) return Promise.resolve()
      const queue = queueOf(id)
      const fields = typeof patch === 'function' ? patch({ ...stored, ...queue.overlay }) : patch
      const saved = queue
        .add(fields, (all) => {
          // what is being fetched is older than this edit
          void queryClient.cancelQueries({ queryKey: key })
          return mutateAsync({ id, patch: all })
        })
        .finally(() => {
          if (queue.isIdle) void refetch()
        })
      // a failure is said by the mutation; who wants to know of it as well still can
      saved.catch(() => {})
      void queryClient.cancelQueries({ queryKey: key })
      queryClient.setQueryData(key, (shoots) =>
        shoots?.map((other) => (other.id === id ? { ...other, ...queue.overlay } : other)),
      )
      return saved
    },
    [id, interviewId, mutateAsync],
  )
}
