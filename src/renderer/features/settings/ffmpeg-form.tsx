import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Diagnostics } from '#shared/api/diagnostics.ts'
import { useAppState } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { native } from '../../lib/native.ts'
import { PathField } from '../../ui/path-field.tsx'
import { useUpdateSettings } from './use-update-settings.ts'

interface Props {
  /** What was found of the ffmpegs of this computer; null until it is known. */
  found: Diagnostics['ffmpeg'] | null
  onChanged: () => void
}

/** A person's own ffmpeg instead of the one the app finds, and why it is not used where it cannot be. */
export function FfmpegForm({ found, onChanged }: Props) {
  const { t } = useTranslation()
  const current = useAppState()?.settings.ffmpegPath ?? null
  const [path, setPath] = useState(current ?? '')
  const update = useUpdateSettings()
  /** @param shown what the field says meanwhile: who types on before the answer keeps what is typed */
  const save = (shown: string) =>
    update.mutate(
      { ffmpegPath: shown.trim() || null },
      {
        onSuccess: ({ settings }) => {
          setPath((now) => (now === shown ? (settings.ffmpegPath ?? '') : now))
          onChanged()
        },
      },
    )
  const isSaved = path.trim() === (current ?? '')
  const own = isSaved ? found?.candidates.find(({ origin }) => origin === 'setting') : undefined
  const problems = own?.problems.map((problem) => t(`found_ffmpeg.problem.${problem}`)).join(', ')
  const chosen = found?.chosen?.path
  const error = problems
    ? chosen
      ? t('ffmpeg.rejected', { problems, path: chosen })
      : t('ffmpeg.rejected_none', { problems })
    : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save(path)
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
          error={error}
        />
        <Group>
          <Button type="submit" variant="default" disabled={isSaved}>
            {t('ffmpeg.use')}
          </Button>
          {current && (
            <Button
              variant="subtle"
              onClick={() => {
                setPath('')
                save('')
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
