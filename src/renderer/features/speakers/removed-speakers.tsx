import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconUserX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RemovedSpeaker } from '#shared/api/speakers.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import classes from './erase-dialog.module.css'
import { EraseDialog } from './erase-dialog.tsx'

/** The speakers who were removed: their data is in the library until somebody erases it here. Nothing when there are none. */
export function RemovedSpeakers() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [erased, setErased] = useState<{ id: string; name: string } | null>(null)
  const query = useQuery(trpc.speakers.removed.queryOptions())
  const removed = query.data ?? []
  if (removed.length === 0 && !opened) return null
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        leftSection={<IconUserX size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('speakers.kept.open', { count: removed.length })}
      </Button>
      <Modal
        opened={opened && erased === null}
        onClose={() => setOpened(false)}
        size="lg"
        title={t('speakers.kept.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <Text fz="sm">{removed.length > 0 ? t('speakers.kept.text') : t('speakers.kept.none')}</Text>
          <ul className={classes.removed}>
            {removed.map((speaker) => (
              <Line key={speaker.id} speaker={speaker} onErase={setErased} />
            ))}
          </ul>
        </Stack>
      </Modal>
      <EraseDialog
        speakerId={erased?.id ?? ''}
        name={erased?.name ?? ''}
        opened={erased !== null}
        onClose={() => setErased(null)}
        onDone={() => setErased(null)}
      />
    </>
  )
}

interface LineProps {
  speaker: RemovedSpeaker
  onErase: (speaker: { id: string; name: string }) => void
}

function Line({ speaker, onErase }: LineProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const name = showText(speaker.name, i18n.language as Language)?.text ?? ''
  const restore = useMutation(
    trpc.speakers.restore.mutationOptions({
      onError: notifyFailure,
      onSuccess: () => notifyDone(t('speakers.kept.restored', { name })),
      onSettled: () => queryClient.invalidateQueries(),
    }),
  )
  return (
    <li>
      <span>
        {name}
        <Text span c="dimmed" fz="xs" ml="xs">
          {t('speakers.kept.removed_on', { date: format.date(speaker.removedAt) })}
        </Text>
      </span>
      <Group gap="xs" wrap="nowrap">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${t('speakers.kept.restore')}: ${name}`}
          loading={restore.isPending}
          onClick={() => restore.mutate({ id: speaker.id })}
        >
          {t('speakers.kept.restore')}
        </Button>
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          aria-label={`${t('speakers.erase.open')}: ${name}`}
          onClick={() => onErase({ id: speaker.id, name })}
        >
          {t('speakers.erase.open')}
        </Button>
      </Group>
    </li>
  )
}
