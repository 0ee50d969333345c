import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { native } from '../../lib/native.ts'
import { PathField } from '../../ui/path-field.tsx'
import { useLibraryActions } from './use-library-actions.ts'

/** An existing library: one of the last ones, or one at a path. */
export function OpenLibraryForm({ recent, onDone }: { recent: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const [path, setPath] = useState('')
  const { open } = useLibraryActions()
  const go = (to: string) => open.mutate({ path: to }, { onSuccess: onDone })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        go(path.trim())
      }}
    >
      <Stack gap="sm">
        <PathField
          action={
            <Button type="submit" variant="default" loading={open.isPending} disabled={!path.trim()}>
              {t('library.open')}
            </Button>
          }
          label={t('library.existing_place')}
          placeholder={t('library.path_placeholder')}
          value={path}
          onChange={setPath}
          choose={native ? () => native?.chooseFolder('library_open') ?? Promise.resolve(null) : null}
          error={open.error ? failureText(t, open.error) : null}
        />
        {recent.length > 0 && (
          <div>
            <Text fz="xs" c="dimmed" mb={4}>
              {t('library.recent')}
            </Text>
            <Group gap={6}>
              {recent.slice(0, 4).map((place) => (
                <Button
                  key={place}
                  size="compact-sm"
                  variant="default"
                  title={place}
                  leftSection={<IconFolderOpen size={14} />}
                  onClick={() => go(place)}
                >
                  {place.split(/[\\/]/).filter(Boolean).at(-1)}
                </Button>
              ))}
            </Group>
          </div>
        )}
      </Stack>
    </form>
  )
}
