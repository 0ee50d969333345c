import { ActionIcon, Badge, Button, Group, Modal, Stack, Text, ThemeIcon, Tooltip } from '@mantine/core'
import { IconTrash, IconWaveSine } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModelEntry } from '#shared/api/models.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './models.module.css'

/** One model that is here: what it can do, how large it is, where it lies, and taking it away. */
export function InstalledCard({ model }: { model: ModelEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const [asking, setAsking] = useState(false)
  return (
    <div className={classes.card}>
      <ThemeIcon variant="light" size={38} radius="md">
        <IconWaveSine size={20} />
      </ThemeIcon>
      <div className={classes.grow}>
        <Group gap={6}>
          <Text fw={600}>{model.name}</Text>
          {model.languages.map((language) => (
            <LanguageBadge key={language} language={language} />
          ))}
          {model.canTranslate && (
            <Badge variant="default" size="sm" radius="sm">
              {t('models.translates')}
            </Badge>
          )}
          {model.demo && (
            <Badge variant="light" color="gray" size="sm" radius="sm">
              {t('models.demo')}
            </Badge>
          )}
          {model.missing && (
            <Badge variant="light" color="red" size="sm" radius="sm">
              {t('models.missing')}
            </Badge>
          )}
        </Group>
        <Text fz="xs" c="dimmed" truncate title={model.path}>
          {t(`models.kind.${model.engine}`)} · {format.bytes(model.bytes)} · {model.path}
        </Text>
      </div>
      {!readOnly && !model.demo && (
        <Tooltip label={t('models.remove')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('models.remove_named', { name: model.name })}
            onClick={() => setAsking(true)}
          >
            <IconTrash size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
      <RemoveDialog model={model} opened={asking} onClose={() => setAsking(false)} />
    </div>
  )
}

function RemoveDialog(props: { model: ModelEntry; opened: boolean; onClose: () => void }) {
  const { model, opened, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const size = format.bytes(model.bytes)
  const remove = useMutation(
    trpc.models.remove.mutationOptions({
      onSuccess: ({ freedBytes }) => {
        const { name } = model
        notifyDone(
          freedBytes > 0
            ? t('models.removed_freed', { name, size: format.bytes(freedBytes) })
            : t('models.removed', { name }),
        )
      },
      onError: notifyFailure,
      onSettled: () => {
        onClose()
        return queryClient.invalidateQueries(trpc.models.pathFilter())
      },
    }),
  )
  const frees = model.own && !model.missing
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('models.remove_title', { name: model.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text>{frees ? t('models.remove_own', { size }) : t('models.remove_left')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            {...(frees ? { color: 'red.8' } : {})}
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: model.id })}
          >
            {frees ? t('models.remove_confirm_own', { size }) : t('models.remove_confirm_left')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
