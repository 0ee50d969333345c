import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { native } from '../../lib/native.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { PathField } from '../../ui/path-field.tsx'

/** Says where a recording's file is now. */
export function RelinkDialog({
  take,
  opened,
  onClose,
}: {
  take: Take
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [path, setPath] = useState('')
  const relink = useMutation(
    trpc.takes.relink.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queryClient.invalidateQueries(trpc.takes.pathFilter()),
    }),
  )
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('recordings.relink_title', { file: take.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          relink.mutate({ id: take.id, path: path.trim() })
        }}
      >
        <Stack>
          <Text c="dimmed">{t('recordings.relink_text')}</Text>
          <PathField
            label={t('recordings.relink_path')}
            value={path}
            onChange={setPath}
            choose={native ? async () => (await native?.chooseRecordings())?.[0] ?? null : null}
            error={relink.error ? failureText(t, relink.error) : null}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={relink.isPending} disabled={!path.trim()}>
              {t('recordings.relink')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
