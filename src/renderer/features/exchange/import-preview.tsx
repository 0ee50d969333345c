import { Badge, Button, Group, Loader, Tabs, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ImportPreview } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { ColumnTable } from './column-table.tsx'
import { ComparisonBar } from './comparison-bar.tsx'
import classes from './exchange.module.css'
import { ImportChoices } from './import-choices.tsx'
import { IssueTable } from './issue-table.tsx'
import { PreviewTable } from './preview-table.tsx'
import type { Import } from './use-import.ts'

/** What an import would add, how the file is read, and what is left out and why. */
export function ImportPreviewStep({ state, preview }: { state: Import; preview: ImportPreview }) {
  const { t } = useTranslation()
  const { added, skipped, columns, encoding, issueCounts } = preview
  const { questions, themes } = added
  const remarks = issueCounts.reduce((sum, { count }) => sum + count, 0)
  const isEmpty = questions === 0 && themes === 0
  // Questions were read: that none of them is new has other reasons than what the columns are taken for.
  const isKnown = isEmpty && preview.rows.length > 0
  const asksForColumns = isEmpty && !isKnown && columns.length > 0
  return (
    <>
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Text fw={600} truncate>
            {preview.fileName}
          </Text>
          {encoding && encoding !== 'utf-8' && (
            <Badge variant="light" color="gray" tt="none" flex="none">
              {t('exchange.read_as', { encoding })}
            </Badge>
          )}
        </Group>
        {state.isChanging && <Loader size="xs" />}
      </Group>
      <ImportChoices state={state} preview={preview} />
      <Text mt="md" mb="xs" role="status">
        {isEmpty ? (
          <>
            <b>{t('exchange.nothing')}</b>{' '}
            {t(
              isKnown
                ? 'exchange.nothing_known'
                : asksForColumns
                  ? 'exchange.nothing_hint'
                  : 'exchange.nothing_hint_list',
            )}
          </>
        ) : (
          <>
            {t('exchange.will_add')} <b>{t('exchange.questions', { count: questions })}</b>
            {themes > 0 && `, ${t('exchange.themes', { count: themes })}`}
            {skipped > 0 && ` · ${t('exchange.will_skip', { count: skipped })}`}
          </>
        )}
      </Text>
      <Tabs defaultValue={isKnown ? 'report' : asksForColumns ? 'columns' : 'questions'} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="questions">{t('exchange.tab.questions')}</Tabs.Tab>
          {columns.length > 0 && <Tabs.Tab value="columns">{t('exchange.tab.columns')}</Tabs.Tab>}
          <Tabs.Tab
            value="report"
            rightSection={
              remarks > 0 && (
                <Badge size="sm" variant="default">
                  {remarks}
                </Badge>
              )
            }
          >
            {t('exchange.tab.report')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="questions" className={classes.panel}>
          <PreviewTable preview={preview} />
        </Tabs.Panel>
        <Tabs.Panel value="columns" className={classes.panel}>
          <ColumnTable columns={columns} onChange={(mapping) => state.change({ mapping })} />
        </Tabs.Panel>
        <Tabs.Panel value="report" className={classes.panel}>
          <IssueTable report={preview} kind={preview.kind} />
        </Tabs.Panel>
      </Tabs>
      <Group justify="space-between" mt="md" gap="xl">
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
          onClick={state.forget}
          disabled={state.isCommitting}
          {...(isEmpty ? { 'data-step-focus': true } : {})}
        >
          {t('exchange.back')}
        </Button>
        <ComparisonBar state={state} importId={preview.id} />
        <Button
          disabled={isEmpty || state.isChanging}
          loading={state.isCommitting}
          onClick={state.commit}
          data-step-focus
        >
          {questions === 0 && themes > 0
            ? t('exchange.submit_themes')
            : t('exchange.submit', { count: questions })}
        </Button>
      </Group>
    </>
  )
}
