import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import type { AppEvent } from '#shared/api/events.ts'
import { closeButton, notifyFailure } from './notify.tsx'
import { queryClient, rpc, trpc } from './trpc.ts'

/** Says that an interview went on to a later stage by itself, and takes that back when asked to. */
export function notifyAdvanced({ interviewId, title, from, to }: AppEvent & { type: 'advanced' }): void {
  const id = `advanced ${interviewId}`
  const takeBack = async () => {
    notifications.hide(id)
    try {
      await rpc.interviews.update.mutate({ id: interviewId, patch: { status: from } })
    } catch (error) {
      notifyFailure(error)
    }
    await queryClient.invalidateQueries(trpc.interviews.pathFilter())
  }
  // One for each interview: a second stage in a row takes the place of the first.
  notifications.hide(id)
  notifications.show({
    id,
    autoClose: 10_000,
    color: 'teal.8',
    closeButtonProps: closeButton(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>{i18next.t('speakers.moved', { title, stage: i18next.t(`speakers.status.${to}`) })}</span>
        <Button size="compact-sm" variant="light" flex="none" onClick={() => void takeBack()}>
          {i18next.t('history.undo')}
        </Button>
      </Group>
    ),
  })
}
