import { useMutation } from '@tanstack/react-query'
import type { Interview } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { isFocusFree } from '../../lib/focus-heir.ts'
import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'

function refetch() {
  return queryClient.invalidateQueries(trpc.interviews.pathFilter())
}

/** Whether the keyboard is in the row still, in the menu that was opened from it, or nowhere. */
function isKeyboardAt(row: Element | null | undefined): boolean {
  if (isFocusFree(row)) return true
  const opener = document.activeElement?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  return Boolean(opener && row?.contains(document.getElementById(opener)))
}

/**
 * When a row goes, the keyboard goes on at the next one's link, at the one's before, or at the beginning of the screen. Asked while the row
 * is in its place, it gives what puts the keyboard there: the row may be gone before the answer comes.
 */
function neighbourOf(id: string): () => void {
  const row = document.querySelector(`a[href^="/interviews/${id}/"]`)?.closest('tr')
  const linkOf = (element: Element | null | undefined) => element?.querySelector<HTMLElement>('td a')
  const next = linkOf(row?.nextElementSibling) ?? linkOf(row?.previousElementSibling)
  return () => {
    if (!isKeyboardAt(row)) return
    focusWhenDrawn(() => {
      if (row?.isConnected) return null
      return next?.isConnected ? next : document.getElementById('content')
    })
  }
}

/** Creating, changing and removing interviews. */
export function useInterviewActions() {
  const { t } = useTranslation()
  const create = useMutation(
    trpc.interviews.create.mutationOptions({ onError: notifyFailure, onSettled: refetch }),
  )
  const update = useMutation(
    trpc.interviews.update.mutationOptions({ onError: notifyFailure, onSettled: refetch }),
  )
  const removal = useMutation(trpc.interviews.remove.mutationOptions(toldAtOnce(refetch)))
  return {
    create,
    update,
    remove: (interview: Interview) => {
      const focusNeighbour = neighbourOf(interview.id)
      return tellOnce(removal.mutateAsync({ id: interview.id }), () => {
        notifyRemoved(t('interviews.removed', { title: interview.title }))
        focusNeighbour()
      })
    },
  }
}
