import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackSummary } from '#shared/api/tracks.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

interface Props {
  track: TrackSummary
  opened: boolean
  onClose: () => void
}

/** Gives a track another name. */
export function RenameDialog({ track, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('subtitles.rename')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Body track={track} onClose={onClose} />}
    </Modal>
  )
}

function Body({ track, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [name, setName] = useState(track.name)
  const rename = useMutation(
    trpc.tracks.rename.mutationOptions({
      onSuccess: onClose,
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.tracks.pathFilter()),
    }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        rename.mutate({ id: track.id, name: name.trim() })
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          label={t('subtitles.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={!name.trim()}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
