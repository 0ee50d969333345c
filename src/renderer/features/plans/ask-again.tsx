import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { closeButton } from '../../lib/notify.tsx'

const id = 'plan-again'

/** Says that nothing was done, and does it when a person insists. */
export function askAgain(message: string, action: string, run: () => void): void {
  notifications.hide(id)
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
          onClick={() => {
            notifications.hide(id)
            run()
          }}
        >
          {action}
        </Button>
      </Group>
    ),
  })
}
