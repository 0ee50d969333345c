import { Button, Group, Progress, Text } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { useImportProgress } from '../../lib/import-progress.ts'
import classes from './exchange.module.css'
import type { Import } from './use-import.ts'

/** How far the new questions have been compared with the bank. Adding them need not wait for it. */
export function ComparisonBar({ state, importId }: { state: Import; importId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const part = useImportProgress(importId)
  const stop = () => {
    state.stopComparing()
    // This button goes, and the focus should not go with it.
    document.querySelector<HTMLElement>('[data-step-focus]:not(:disabled)')?.focus()
  }
  if (!state.isComparing) {
    return state.isUncompared ? (
      <Text fz="sm" c="dimmed" flex={1} role="status">
        {t('exchange.not_compared')}
      </Text>
    ) : null
  }
  return (
    <Group gap="sm" wrap="nowrap" flex={1} className={classes.comparison}>
      <Text fz="sm" c="dimmed" flex="none">
        {t('exchange.comparing')}
      </Text>
      <Progress.Root size="sm" flex={1}>
        <Progress.Section value={(part ?? 0) * 100} animated aria-label={t('exchange.comparing')} />
      </Progress.Root>
      <Text fz="sm" c="dimmed" className="tabular" w={40} ta="end">
        {part === null ? '' : format.percent(part)}
      </Text>
      <Button size="compact-xs" variant="default" onClick={stop}>
        {t('exchange.comparing_stop')}
      </Button>
    </Group>
  )
}
