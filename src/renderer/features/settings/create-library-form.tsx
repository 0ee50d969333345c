import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { native } from '../../lib/native.ts'
import { PathField } from '../../ui/path-field.tsx'
import { useLibraryActions } from './use-library-actions.ts'

/** A new library at the suggested place or another. */
export function CreateLibraryForm({ suggestion, onDone }: { suggestion: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [path, setPath] = useState(suggestion)
  const { create } = useLibraryActions()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ path: path.trim() }, { onSuccess: onDone })
      }}
    >
      <Stack gap="sm" align="stretch">
        <PathField
          action={
            <Button type="submit" loading={create.isPending} disabled={!path.trim()}>
              {t('library.create')}
            </Button>
          }
          label={t('library.new_place')}
          value={path}
          onChange={setPath}
          choose={native ? () => native?.chooseFolder('library_create') ?? Promise.resolve(null) : null}
          error={create.error ? failureText(t, create.error) : null}
        />
      </Stack>
    </form>
  )
}
