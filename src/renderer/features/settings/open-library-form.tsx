import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { native } from '../../lib/native.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { PathField } from '../../ui/path-field.tsx'
import { BackupList } from './backup-list.tsx'
import { libraryNames } from './library-names.ts'
import { useLibraryActions } from './use-library-actions.ts'

/** An existing library: one of the last ones, or one at a path. */
export function OpenLibraryForm({ recent, onDone }: { recent: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const [path, setPath] = useState('')
  const { open } = useLibraryActions()
  const go = (to: string) => open.mutate({ path: to }, { onSuccess: onDone })
  const damaged = wireOf(open.error)?.code === 'library_damaged' ? (open.variables?.path ?? null) : null
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
        {damaged !== null && (
          <div>
            <Text fz="sm">{t('library.backups.choose')}</Text>
            <BackupList
              key={damaged}
              path={damaged}
              none={t('library.backups.none_left')}
              onRestored={onDone}
            />
          </div>
        )}
        {recent.length > 0 && (
          <div>
            <Text fz="xs" c="dimmed" mb={4}>
              {t('library.recent')}
            </Text>
            <Group gap={6}>
              {libraryNames(recent.slice(0, 4)).map(({ path: place, name }) => (
                <Button
                  key={place}
                  size="compact-sm"
                  variant="default"
                  title={place}
                  leftSection={<IconFolderOpen size={14} />}
                  onClick={() => {
                    setPath(place)
                    go(place)
                  }}
                >
                  {name}
                </Button>
              ))}
            </Group>
          </div>
        )}
      </Stack>
    </form>
  )
}
