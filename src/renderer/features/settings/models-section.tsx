import { Skeleton, Stack, Text } from '@mantine/core'
import { IconWaveSine } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useReadOnly } from '../../app/app-state.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { AddModelForm } from './add-model-form.tsx'
import { ModelCard } from './model-card.tsx'
import classes from './settings.module.css'

/** The speech models on this computer, and adding another. */
export function ModelsSection() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const models = useQuery(trpc.models.list.queryOptions()).data
  return (
    <>
      <Text c="dimmed" mb="lg">
        {t('models.what')}
      </Text>
      {!models ? (
        <Skeleton h={72} />
      ) : models.length === 0 ? (
        <Nothing icon={IconWaveSine} title={t('models.none')} text={t('models.none_text')} compact />
      ) : (
        <Stack gap="xs">
          {models.map((model) => (
            <ModelCard key={model.id} model={model} />
          ))}
        </Stack>
      )}
      {!readOnly && (
        <div className={classes.stack}>
          <AddModelForm />
        </div>
      )}
    </>
  )
}
