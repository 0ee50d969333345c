import { Alert, Button, Group, Text } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'

/** Says that speech cannot be recognised yet, as long as there is no model. */
export function ModelsHint() {
  const { t } = useTranslation()
  const format = useFormat()
  const models = useQuery(trpc.models.list.queryOptions()).data
  const downloads = useQuery(trpc.models.downloads.queryOptions()).data ?? []
  if (!models || models.some((model) => !model.missing)) return null
  return (
    <Alert icon={<IconMicrophone />} mb="lg" variant="default">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{t('models.none')}</Text>
          {downloads.length === 0 ? (
            <Text c="dimmed">{t('home.no_models')}</Text>
          ) : (
            <Text c="dimmed">
              {downloads
                .map(
                  ({ name, state, doneBytes, totalBytes }) =>
                    `${name}: ${t(`models.state.${state}`)}, ${format.percent(doneBytes / (totalBytes || 1))}`,
                )
                .join(' · ')}
            </Text>
          )}
        </div>
        <Button variant="light" component={Link} href="/settings/models">
          {t('models.add')}
        </Button>
      </Group>
    </Alert>
  )
}
