import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { failureText } from './error-text.ts'

/** The button that closes a notification has only a cross, so it needs a name. */
export function closeButton(): { 'aria-label': string } {
  return { 'aria-label': i18next.t('common.close') }
}

/** What was last said of a subject, by its notification's id. */
const lastSaid = new Map<string, string>()

/** Says briefly that something was done. What was said before of the same subject makes way for it. */
export function notifyDone(message: ReactNode, subject?: string): void {
  // A new id each time: under one that is shown already nothing new appears, and the time of the old one would go on running.
  const id = crypto.randomUUID()
  if (subject !== undefined) {
    notifications.hide(lastSaid.get(subject) ?? '')
    lastSaid.set(subject, id)
  }
  notifications.show({
    id,
    message,
    icon: <IconCheck size={16} />,
    color: 'teal.8',
    closeButtonProps: closeButton(),
    autoClose: 5000,
  })
}

/** Says what went wrong and stays until it has been read. */
export function notifyFailure(error: unknown): void {
  notifyProblem(failureText(i18next.t, error))
}

/** A problem already put into words. */
export function notifyProblem(message: string, title?: string): void {
  notifications.show({
    ...(title ? { title } : {}),
    message,
    icon: <IconAlertTriangle size={16} />,
    color: 'red.8',
    closeButtonProps: closeButton(),
    autoClose: 12_000,
    role: 'alert',
  })
}
