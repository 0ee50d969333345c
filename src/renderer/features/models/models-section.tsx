import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconWaveSine } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { AddOwnForm } from './add-own-form.tsx'
import { AdvicePanel } from './advice-panel.tsx'
import { CatalogueList } from './catalogue-list.tsx'
import { DownloadsList } from './downloads-list.tsx'
import { InstalledCard } from './installed-card.tsx'
import classes from './models.module.css'
import { SourceForm } from './source-form.tsx'
import { useDownloads, useModels } from './use-models.ts'

/** The speech models: what is here, what is on its way, what this computer should have, and all that can be had. */
export function ModelsSection() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const { overview, error, retry } = useModels()
  const downloads = useDownloads()
  if (error && !overview) {
    return (
      <Stack align="flex-start">
        <Text role="alert" c="var(--mantine-color-error)">
          {failureText(t, error)}
        </Text>
        <Button variant="default" onClick={retry}>
          {t('common.try_again')}
        </Button>
      </Stack>
    )
  }
  if (!overview) return <Skeleton h={320} />
  return (
    <>
      <Text c="dimmed" mb="lg">
        {t('models.what')}
      </Text>
      {downloads.length > 0 && (
        <Part title={t('models.downloads_title')}>
          <DownloadsList downloads={downloads} />
        </Part>
      )}
      {overview.models.length === 0 ? (
        downloads.length === 0 && (
          <Nothing icon={IconWaveSine} title={t('models.none')} text={t('models.none_text')} compact />
        )
      ) : (
        <Part title={t('models.installed_title')}>
          <Stack gap="xs">
            {overview.models.map((model) => (
              <InstalledCard key={model.id} model={model} />
            ))}
          </Stack>
        </Part>
      )}
      <Part title={t('models.advice_title')}>
        <AdvicePanel overview={overview} />
      </Part>
      <Part title={t('models.catalogue_title')} text={t('models.catalogue_text')}>
        <CatalogueList overview={overview} />
      </Part>
      {!readOnly && (
        <Part title={t('models.add_title')} text={t('models.add_text')}>
          <AddOwnForm />
        </Part>
      )}
      <Part title={t('models.source_title')} text={t('models.source_text')}>
        <SourceForm overview={overview} />
      </Part>
    </>
  )
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.part} aria-labelledby={id}>
      <Title order={3} fz="md" mb={text ? 4 : 'sm'} id={id}>
        {title}
      </Title>
      {text && (
        <Text c="dimmed" fz="sm" mb="sm">
          {text}
        </Text>
      )}
      {children}
    </section>
  )
}
