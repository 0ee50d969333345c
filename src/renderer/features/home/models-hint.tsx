import { Alert, Button, Group, Text } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { isEngine } from '#shared/api/models.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { trpc } from '../../lib/trpc.ts'

/** Says that speech cannot be recognised yet, as long as there is no model, and how far the downloads are. */
export function ModelsHint() {
  const { t } = useTranslation()
  const format = useFormat()
  const models = useQuery(trpc.models.list.queryOptions()).data
  const downloads = useQuery(trpc.models.downloads.queryOptions()).data ?? []
  if (!models || models.some((model) => !model.missing)) return null
  // What finds speech or writes punctuation recognises nothing by itself.
  const isComing = downloads.some(
    ({ kind, state }) => isEngine(kind) && state !== 'failed' && state !== 'paused',
  )
  return (
    <Alert icon={<IconMicrophone />} mb="lg" variant="default">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{t(isComing ? 'models.coming' : 'models.none')}</Text>
          {!isComing && <Text c="dimmed">{t('home.no_models')}</Text>}
          {downloads.map(({ id, name, state, doneBytes, totalBytes }) => (
            <Text key={id} c="dimmed" fz="sm" className="tabular">
              {[name, t(`models.state.${state}`), format.percent(doneBytes / (totalBytes || 1))].join(' · ')}
            </Text>
          ))}
        </div>
        <Button variant="light" component={Link} href="/settings/models">
          {t(downloads.length > 0 ? 'models.show_downloads' : 'models.add')}
        </Button>
      </Group>
    </Alert>
  )
}
