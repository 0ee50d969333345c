import { ActionIcon, Badge, Group, Text, ThemeIcon, Tooltip } from '@mantine/core'
import { IconTrash, IconWaveSine } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Model } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useFormat } from '../../lib/format.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './settings.module.css'

/** One speech model: what it can do, how large it is, where it lies. */
export function ModelCard({ model }: { model: Model }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const remove = useMutation(
    trpc.models.remove.mutationOptions({
      onSuccess: () => notifyDone(t('models.removed', { name: model.name })),
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.models.pathFilter()),
    }),
  )
  return (
    <div className={classes.model}>
      <ThemeIcon variant="light" size={38} radius="md">
        <IconWaveSine size={20} />
      </ThemeIcon>
      <div style={{ flex: 1, minWidth: 0 }}>
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
          {t(`engine.${model.engine}`)} · {format.bytes(model.bytes)} · {model.path}
        </Text>
      </div>
      {!readOnly && (
        <Tooltip label={t('models.remove')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('models.remove_named', { name: model.name })}
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: model.id })}
          >
            <IconTrash size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
