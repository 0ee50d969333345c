import { Button, Chip, Group, List, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type CatalogueModel, downloadBytes, type ModelsOverview } from '#shared/api/models.ts'
import { type Language, languages } from '#shared/language.ts'
import type { AdviceReason } from '#shared/model-advice.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { type Format, useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { DownloadButton } from './download-button.tsx'
import classes from './models.module.css'
import { percentText } from './percent-text.ts'
import { useAdvice } from './use-advice.ts'
import { asksForLicence, useDownloadActions, useDownloads } from './use-models.ts'

/** What to install on this computer for the languages of the person's interviews, and why. */
export function AdvicePanel({ overview }: { overview: ModelsOverview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { asked, ask, advice, translating } = useAdvice(overview)
  const { computer } = overview
  return (
    <>
      <Group gap="xs" mb="sm" role="group" aria-label={t('models.advice_languages')}>
        <Text fz="sm" c="dimmed" aria-hidden>
          {t('models.advice_languages')}
        </Text>
        <Chip.Group multiple value={[...asked]} onChange={(value) => ask(value as Language[])}>
          {languages.map((language) => (
            <Chip key={language} value={language} size="xs">
              {languageNames[language]}
            </Chip>
          ))}
        </Chip.Group>
        <Text fz="sm" c="dimmed" ml="auto">
          {format.bytes(computer.memoryBytes)}, {t('diagnostics.cpus', { count: computer.cores })}
        </Text>
      </Group>
      {advice.length === 0 && <Text c="dimmed">{t('models.advice_none')}</Text>}
      <DownloadAll models={advice.map(({ model }) => model)} overview={overview} />
      <Stack gap="xs">
        {advice.map(({ model, reasons }) => (
          <div key={model.id} className={classes.card}>
            <div className={classes.grow}>
              <Group gap={6}>
                <Text fw={600}>{model.name}</Text>
                {model.languages.map((language) => (
                  <LanguageBadge key={language} language={language} />
                ))}
                <Text fz="sm" c="dimmed">
                  {format.bytes(downloadBytes(model))}
                </Text>
              </Group>
              <List fz="sm" c="dimmed" mt={4} spacing={2} className={classes.reasons}>
                {reasons.map((reason) => (
                  <List.Item key={reason.code}>
                    {t(`models.reason.${textOf(reason)}`, valuesOf(reason, format))}
                  </List.Item>
                ))}
              </List>
            </div>
            <DownloadButton model={model} overview={overview} />
          </div>
        ))}
      </Stack>
      {translating && (
        <Text fz="sm" c="dimmed" mt="sm">
          {t('models.advice_translation', { name: translating.name })}
        </Text>
      )}
    </>
  )
}

/** All that is recommended and not here yet, at one press; what asks for a licence is left to its own button. */
function DownloadAll({ models, overview }: { models: readonly CatalogueModel[]; overview: ModelsOverview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const downloads = useDownloads()
  const { start } = useDownloadActions()
  const wanted = models.filter(
    (model) =>
      !overview.models.some(({ catalogueId, missing }) => catalogueId === model.id && !missing) &&
      !downloads.some(({ id }) => id === model.id) &&
      !asksForLicence(model, overview),
  )
  if (readOnly || wanted.length < 2) return null
  const bytes = wanted.reduce((sum, model) => sum + downloadBytes(model), 0)
  return (
    <Button
      mb="sm"
      leftSection={<IconDownload size={16} />}
      onClick={() => {
        for (const { id } of wanted) start.mutate({ id })
      }}
    >
      {t('models.download_all', { size: format.bytes(bytes) })}
    </Button>
  )
}

function textOf({ code, values }: AdviceReason): AdviceReason['code'] | 'compared' {
  return code === 'errors' && values.otherPercent !== undefined ? 'compared' : code
}

function valuesOf({ values }: AdviceReason, format: Format) {
  const { language, name = '', on = '', percent = 0, otherPercent = 0, bytes = 0, cores = 0 } = values
  return {
    language: language ? languageNames[language] : '',
    name,
    on,
    percent: percentText(percent, format),
    otherPercent: percentText(otherPercent, format),
    bytes: format.bytes(bytes),
    cores: format.number(cores),
  }
}
