import { Button, Group, Text, ThemeIcon } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { CommittedImport, ImportPreview } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { historyScope } from '../../lib/settled-edits.ts'
import { queryClient, rpc } from '../../lib/trpc.ts'
import classes from './exchange.module.css'
import { IssueTable } from './issue-table.tsx'

interface Props {
  report: CommittedImport
  preview: ImportPreview | null
  onClose: () => void
}

/** What an import added and left out; all of it can be taken back at once. */
export function ImportDone({ report, preview, onClose }: Props) {
  const { t } = useTranslation()
  const { added, undoStep } = report
  const { questions, themes } = added
  const nothing = questions === 0 && themes === 0
  const undo = useMutation({
    scope: historyScope,
    // The import and nothing that was done after it.
    mutationFn: (only: string) => rpc.history.undo.mutate({ only }),
    onSuccess: (undone) => {
      notifyDone(t(undone ? 'exchange.undone' : 'history.overtaken'), 'history')
      void queryClient.invalidateQueries()
    },
    onError: notifyFailure,
  })
  return (
    <>
      <Group wrap="nowrap" mb="md" role="status">
        <ThemeIcon size={40} radius="xl" variant="light" color={nothing ? 'gray' : 'teal'}>
          <IconCheck size={22} />
        </ThemeIcon>
        <Text>
          {nothing ? (
            t('exchange.done_nothing')
          ) : (
            <>
              {t('exchange.done_added')} <b>{t('exchange.questions', { count: questions })}</b>
              {themes > 0 && `, ${t('exchange.themes', { count: themes })}`}
            </>
          )}
        </Text>
      </Group>
      {report.issues.length > 0 && (
        <div className={classes.report}>
          <IssueTable report={report} kind={preview?.kind ?? 'table'} />
        </div>
      )}
      <Group justify="space-between" mt="md">
        {undoStep === null ? (
          <span />
        ) : (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={undo.isPending}
            onClick={() => undo.mutate(undoStep, { onSuccess: (undone) => undone && onClose() })}
          >
            {t('exchange.undo')}
          </Button>
        )}
        <Button onClick={onClose} data-step-focus>
          {t('exchange.done')}
        </Button>
      </Group>
    </>
  )
}
