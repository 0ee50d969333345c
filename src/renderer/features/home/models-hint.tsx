import { Alert, Button, Group, Text } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { trpc } from '../../lib/trpc.ts'

/** Says that speech cannot be recognised yet, as long as there is no model. */
export function ModelsHint() {
  const { t } = useTranslation()
  const models = useQuery(trpc.models.list.queryOptions()).data
  if (!models || models.some((model) => !model.missing)) return null
  return (
    <Alert icon={<IconMicrophone />} mb="lg" variant="default">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{t('models.none')}</Text>
          <Text c="dimmed">{t('home.no_models')}</Text>
        </div>
        <Button variant="light" component={Link} href="/settings/models">
          {t('models.add')}
        </Button>
      </Group>
    </Alert>
  )
}
