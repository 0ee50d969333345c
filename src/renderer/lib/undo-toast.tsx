import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { closeButton, notifyFailure } from './notify.tsx'
import { settledEdits } from './settled-edits.ts'
import { queryClient, rpc } from './trpc.ts'

/** Says what was removed and offers it back. */
export function notifyRemoved(message: string): void {
  const id = crypto.randomUUID()
  const undo = async () => {
    notifications.hide(id)
    try {
      await settledEdits(queryClient)
      await rpc.history.undo.mutate()
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
        <Button size="compact-sm" variant="light" flex="none" onClick={() => void undo()}>
          {i18next.t('history.undo')}
        </Button>
      </Group>
    ),
  })
}
