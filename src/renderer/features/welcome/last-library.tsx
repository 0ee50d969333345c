import { Alert, Button, Code, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { AppState } from '#shared/api/settings.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText, failureText } from '../../lib/error-text.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { BackupList } from '../settings/backup-list.tsx'
import { useLibraryActions } from '../settings/use-library-actions.ts'

interface Props {
  problem: NonNullable<AppState['libraryProblem']>
  onOpened: () => void
}

/** The library that did not open at the start: where it is, why not, and the ways back to it. Before any new one is offered. */
export function LastLibrary({ problem, onOpened }: Props) {
  const { t } = useTranslation()
  const { open } = useLibraryActions()
  const { path } = problem
  const code = open.error ? wireOf(open.error)?.code : problem.code
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={t('welcome.library_problem')}>
      <Stack gap="sm" align="flex-start">
        <Text fz="sm">{open.error ? failureText(t, open.error) : errorText(t, problem)}</Text>
        <Code style={{ overflowWrap: 'anywhere' }}>{path}</Code>
        {code === 'library_damaged' ? (
          <div style={{ alignSelf: 'stretch' }}>
            <Text fz="sm">{t('library.backups.choose')}</Text>
            <BackupList path={path} none={t('library.backups.none_left')} onRestored={onOpened} />
          </div>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={open.isPending}
            // This part of the screen goes with the problem, and with it what `mutate` would call.
            onClick={() => void open.mutateAsync({ path }).then(onOpened, () => {})}
          >
            {t('common.try_again')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
