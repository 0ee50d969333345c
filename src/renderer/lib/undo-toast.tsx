import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { closeButton, notifyDone, notifyFailure } from './notify.tsx'
import { settledEdits } from './settled-edits.ts'
import { queryClient, rpc } from './trpc.ts'

/** Says what was removed and offers it back. */
export function notifyRemoved(message: string): void {
  const id = crypto.randomUUID()
  let before: EventTarget | null = null
  // What is undone here is this removal and nothing that was done before or after it.
  const step = rpc.history.state.query().then(
    ({ undo: last }) => last?.id,
    () => undefined,
  )
  const undo = async () => {
    notifications.hide(id)
    // The button goes, and the focus should not go with it.
    const wasIn = before instanceof HTMLElement && before.isConnected ? before : null
    ;(wasIn ?? document.getElementById('content'))?.focus()
    try {
      await settledEdits(queryClient)
      const only = await step
      const undone = only === undefined ? null : await rpc.history.undo.mutate({ only })
      if (!undone) notifyDone(i18next.t('history.overtaken'), 'history')
    } catch (error) {
      notifyFailure(error)
    }
    await queryClient.invalidateQueries()
  }
  notifications.show({
    id,
    autoClose: 10_000,
    color: 'gray',
    closeButtonProps: closeButton(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          onFocus={(event) => {
            before = event.relatedTarget
          }}
          onClick={() => void undo()}
        >
          {i18next.t('history.undo')}
        </Button>
      </Group>
    ),
  })
}
