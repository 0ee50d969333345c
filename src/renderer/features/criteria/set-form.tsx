import { Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { CriteriaSet } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { rpc } from '../../lib/trpc.ts'
import { LocalizedFields } from './localized-fields.tsx'
import { setEdits } from './set-edits.ts'
import { useAutosave } from './use-autosave.ts'

/** What the set is called and what it is for. */
export function SetForm({ set }: { set: CriteriaSet }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const update = useMutation({
    ...setEdits(set.id, notifyFailure),
    mutationFn: (input: Parameters<typeof rpc.criteria.update.mutate>[0]) =>
      rpc.criteria.update.mutate(input),
  })
  const { value, edit, flush } = useAutosave({ name: set.name, about: set.about }, (patch) =>
    update.mutateAsync({ id: set.id, patch }),
  )
  return (
    <Stack gap="lg">
      <LocalizedFields
        label={t('criteria.set_name')}
        description={t('criteria.any_language')}
        value={value.name}
        disabled={readOnly}
        onEdit={(name) => edit({ ...value, name })}
        onDone={flush}
      />
      <LocalizedFields
        label={t('criteria.about')}
        multiline
        maxLength={2000}
        value={value.about}
        disabled={readOnly}
        onEdit={(about) => edit({ ...value, about })}
        onDone={flush}
      />
    </Stack>
  )
}
