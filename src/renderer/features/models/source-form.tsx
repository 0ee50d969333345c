import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ModelsOverview } from '#shared/api/models.ts'
import { settingsPatchSchema } from '#shared/api/settings.ts'
import { useAppState, useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { useUpdateSettings } from '../settings/use-update-settings.ts'

/** Where models are fetched from, and where they lie. */
export function SourceForm({ overview }: { overview: ModelsOverview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const current = useAppState()?.settings.modelMirror ?? null
  const [address, setAddress] = useState(current ?? '')
  const [invalid, setInvalid] = useState(false)
  const update = useUpdateSettings()
  const save = (value: string | null) => {
    const ok = settingsPatchSchema.safeParse({ modelMirror: value }).success
    setInvalid(!ok)
    if (!ok) return
    update.mutate(
      { modelMirror: value },
      { onSettled: () => queryClient.invalidateQueries(trpc.models.overview.queryFilter()) },
    )
  }
  const { fromEnvironment, url } = overview.mirror
  return (
    <Stack gap="sm">
      {fromEnvironment ? (
        <Text>{t('models.source_environment', { url })}</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            save(address.trim() || null)
          }}
        >
          <Stack gap="sm">
            <TextInput
              label={t('models.source_label')}
              placeholder="https://huggingface.co"
              value={address}
              spellCheck={false}
              autoComplete="off"
              disabled={readOnly}
              error={invalid ? t('models.source_invalid') : null}
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
            <Group>
              <Button
                type="submit"
                variant="default"
                disabled={readOnly || address.trim() === (current ?? '')}
              >
                {t('models.source_use')}
              </Button>
              {current !== null && (
                <Button
                  variant="subtle"
                  disabled={readOnly}
                  onClick={() => {
                    setAddress('')
                    save(null)
                  }}
                >
                  {t('models.source_reset')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      )}
      <Text fz="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('models.folder', { folder: overview.folder })}{' '}
        {overview.freeBytes !== null && t('models.folder_free', { size: format.bytes(overview.freeBytes) })}
      </Text>
    </Stack>
  )
}
