import { notificationsStore } from '@mantine/notifications'
import { isValidElement, type ReactNode } from 'react'

/** What the notices that are shown say. */
export const texts = () => notificationsStore.getState().notifications.map(({ message }) => message)

/** The first thing in what is shown that can be pressed. */
function pressed(node: ReactNode): (() => void) | null {
  if (Array.isArray(node)) return node.map(pressed).find((found) => found !== null) ?? null
  if (!isValidElement<{ onClick?: () => void; children?: ReactNode }>(node)) return null
  return node.props.onClick ?? pressed(node.props.children)
}

/** Presses the button of the first notice. */
export function press(): void {
  const press = texts().map(pressed)[0]
  if (!press) throw new Error('nothing to press')
  press()
}
