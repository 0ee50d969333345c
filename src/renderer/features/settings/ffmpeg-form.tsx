import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useAppState } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { native } from '../../lib/native.ts'
import { PathField } from '../../ui/path-field.tsx'
import { useUpdateSettings } from './use-update-settings.ts'

/** A person's own ffmpeg instead of the one the app finds. */
export function FfmpegForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation()
  const current = useAppState()?.settings.ffmpegPath ?? null
  const [path, setPath] = useState(current ?? '')
  const update = useUpdateSettings()
  const save = (value: string | null) => update.mutate({ ffmpegPath: value }, { onSuccess: onChanged })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save(path.trim() || null)
      }}
    >
      <Title order={3} fz="md" mb={4}>
        FFmpeg
      </Title>
      <Text c="dimmed" fz="sm" mb="sm">
        {t('ffmpeg.what')}
      </Text>
      <Stack gap="sm">
        <PathField
          label={t('ffmpeg.path')}
          placeholder={t('ffmpeg.found_by_itself')}
          value={path}
          onChange={setPath}
          choose={native ? () => native?.chooseProgram() ?? Promise.resolve(null) : null}
        />
        <Group>
          <Button type="submit" variant="default" disabled={path.trim() === (current ?? '')}>
            {t('ffmpeg.use')}
          </Button>
          {current && (
            <Button
              variant="subtle"
              onClick={() => {
                setPath('')
                save(null)
              }}
            >
              {t('ffmpeg.reset')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
