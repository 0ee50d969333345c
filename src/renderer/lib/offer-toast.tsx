import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { closeButton } from './notify.tsx'

interface Offer {
  /** One with the id of an earlier one takes its place. */
  id?: string
  message: string
  /** What the button says. */
  action: string
  colour?: string
  /** @param cameFrom what had the focus before the button took it; null where it came from outside the window or never came */
  run: (cameFrom: EventTarget | null) => void
}

/** The notification that was last shown for an offer's id. */
const lastOffered = new Map<string, string>()

/** Says something for ten seconds, with one thing that can be done about it. Once it is done, nothing is offered any more. */
export function notifyOffer({ id, message, action, colour = 'gray', run }: Offer): void {
  let cameFrom: EventTarget | null = null
  // A new id each time: under one that is shown already the time of the old one would go on running.
  const shown = crypto.randomUUID()
  if (id !== undefined) {
    notifications.hide(lastOffered.get(id) ?? '')
    lastOffered.set(id, shown)
  }
  notifications.show({
    id: shown,
    autoClose: 10_000,
    color: colour,
    closeButtonProps: closeButton(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{message}</span>
        <Button
          size="compact-sm"
          variant="light"
          flex="none"
          onFocus={(event) => {
            cameFrom = event.relatedTarget
          }}
          onClick={() => {
            notifications.hide(shown)
            run(cameFrom)
          }}
        >
          {action}
        </Button>
      </Group>
    ),
  })
}
