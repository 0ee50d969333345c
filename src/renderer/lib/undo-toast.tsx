import i18next from 'i18next'
import { notifyDone, notifyFailure } from './notify.tsx'
import { notifyOffer } from './offer-toast.tsx'
import { settledEdits } from './settled-edits.ts'
import { queryClient, rpc } from './trpc.ts'

/** Which removal a step of the history belongs to: of several that were answered before either could ask, the last. */
const ownerOf = new Map<string, number>()
let removals = 0

/** Says what was removed and offers it back. */
export function notifyRemoved(message: string): void {
  removals += 1
  const own = removals
  // What is undone here is this removal and nothing that was done before or after it.
  const step = rpc.history.state.query().then(
    ({ undo: last }) => {
      if (last) ownerOf.set(last.id, Math.max(own, ownerOf.get(last.id) ?? 0))
      return last?.id
    },
    () => undefined,
  )
  const undo = async (before: EventTarget | null) => {
    // The button goes, and the focus should not go with it.
    const wasIn = before instanceof HTMLElement && before.isConnected ? before : null
    ;(wasIn ?? document.getElementById('content'))?.focus()
    try {
      await settledEdits(queryClient)
      const only = await step
      const isOwn = only !== undefined && ownerOf.get(only) === own
      const undone = isOwn ? await rpc.history.undo.mutate({ only }) : null
      if (!undone) notifyDone(i18next.t('history.overtaken'), 'history')
    } catch (error) {
      notifyFailure(error)
    }
    await queryClient.invalidateQueries()
  }
  notifyOffer({
    message,
    action: i18next.t('history.undo'),
    run: (cameFrom) => void undo(cameFrom),
  })
}
