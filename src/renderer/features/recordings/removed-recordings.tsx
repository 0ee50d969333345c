import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RemovedTake } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusIfLost } from '../../lib/focus-if-lost.ts'
import { useFormat } from '../../lib/format.ts'
import { notifyDone, notifyFailure, notifyProblem } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { QuietIconButton } from '../../ui/quiet-icon-button.tsx'
import { ErasureLeftAlert } from '../speakers/erasure-left.tsx'
import classes from './recordings.module.css'

/** What removed recordings take up on the disk, and deleting them for good. */
export function RemovedRecordings() {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const { data } = useQuery(trpc.takes.removed.queryOptions(undefined, { staleTime: 0 }))
  const [chosen, setChosen] = useState<RemovedTake[] | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  if (!data) return null
  const total = data.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <>
      <ErasureLeftAlert />
      <Group justify="space-between" mb={4}>
        <Title order={3} fz="md" ref={title} tabIndex={-1}>
          {t('recordings.gone.title')}
        </Title>
        {data.length > 1 && !readOnly && (
          <Button size="xs" variant="default" onClick={() => setChosen(data)}>
            {t('recordings.gone.delete_all', { size: format.bytes(total) })}
          </Button>
        )}
      </Group>
      <Text c="dimmed" fz="sm">
        {t(data.length > 0 ? 'recordings.gone.text' : 'recordings.gone.none')}
      </Text>
      {data.length > 0 && (
        <ul className={classes.gone}>
          {data.map((take) => (
            <li key={take.id}>
              <div className={classes.goneName}>
                <Text truncate title={take.name}>
                  {take.name}
                </Text>
                <Text c="dimmed" fz="sm" truncate>
                  {take.interviewTitle}
                  {take.elsewhere && ` · ${t('recordings.gone.elsewhere')}`}
                </Text>
              </div>
              <Text fz="sm" className="tabular" flex="none">
                {format.bytes(take.bytes)}
              </Text>
              {!readOnly && (
                <QuietIconButton
                  aria-label={t('recordings.gone.delete_named', { file: take.name })}
                  onClick={() => setChosen([take])}
                >
                  <IconTrash size={17} />
                </QuietIconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      <PurgeDialog
        takes={chosen}
        onClose={() => setChosen(null)}
        onClosed={() => {
          // The button that asked is gone with its row.
          focusIfLost(title.current)
        }}
      />
    </>
  )
}

function PurgeDialog({
  takes,
  onClose,
  onClosed,
}: {
  takes: RemovedTake[] | null
  onClose: () => void
  onClosed: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  // What is asked about stays readable while the dialog closes.
  const [asked, setAsked] = useState<RemovedTake[]>([])
  if (takes && takes !== asked) setAsked(takes)
  const purge = useMutation(
    trpc.takes.purge.mutationOptions({
      onSuccess: ({ freedBytes, finished }) => {
        if (finished) notifyDone(t('recordings.gone.done', { size: format.bytes(freedBytes) }))
        else notifyProblem(t('speakers.erase.left.title'))
      },
      onError: notifyFailure,
      onSettled: async () => {
        // The row goes first: the button in it would get the focus back, and take it along.
        await queryClient.invalidateQueries(trpc.takes.pathFilter())
        onClose()
        await queryClient.invalidateQueries(trpc.speakers.erasureLeft.pathFilter())
        await queryClient.invalidateQueries(trpc.jobs.pathFilter())
      },
    }),
  )
  const [first] = asked
  // What was begun closes the dialog when it has ended, and only its own.
  const dismiss = () => {
    if (!purge.isPending) onClose()
  }
  return (
    <Modal
      opened={takes !== null}
      onClose={dismiss}
      onExitTransitionEnd={onClosed}
      title={
        asked.length === 1 && first
          ? t('recordings.gone.ask_named', { file: first.name })
          : t('recordings.gone.ask', { count: asked.length })
      }
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text fz="sm">{t('recordings.gone.ask_text')}</Text>
        {asked.some(({ elsewhere }) => elsewhere) && (
          <Text fz="sm">{t('recordings.gone.ask_elsewhere')}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={dismiss} disabled={purge.isPending} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            color="red.8"
            loading={purge.isPending}
            onClick={() => purge.mutate({ ids: asked.map(({ id }) => id) })}
          >
            {t('recordings.gone.delete')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
