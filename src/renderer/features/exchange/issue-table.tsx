import { Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { type ImportPreview, type ImportReport, type IssueCode, skipCodes } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './exchange.module.css'
import { useWhere } from './where.ts'

const skips: ReadonlySet<string> = new Set(skipCodes)

/** What was left out or changed, and why; a reason shows its rows alone. */
export function IssueTable({ report, kind }: { report: ImportReport; kind: ImportPreview['kind'] }) {
  const { t } = useTranslation()
  const where = useWhere(kind)
  const [only, setOnly] = useState<IssueCode | null>(null)
  const { issues, issueCounts } = report
  if (issues.length === 0) return <Text p="md">{t('exchange.no_issues')}</Text>
  const chosen = issueCounts.some(({ code }) => code === only) ? only : null
  const shown = issues.filter(({ code }) => chosen === null || code === chosen)
  const all = issueCounts.reduce(
    (sum, { code, count }) => sum + (chosen === null || code === chosen ? count : 0),
    0,
  )
  return (
    <>
      <Group gap={6} p="sm">
        {issueCounts.map(({ code, count }) => (
          <button
            key={code}
            type="button"
            aria-pressed={chosen === code}
            data-skip={skips.has(code) || undefined}
            className={classes.reason}
            onClick={() => setOnly(chosen === code ? null : code)}
          >
            {t(`exchange.issue.${code}`)}: {count}
          </button>
        ))}
      </Group>
      <Table stickyHeader verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={92}>{t('exchange.where')}</Table.Th>
            <Table.Th w="38%">{t('exchange.what')}</Table.Th>
            <Table.Th>{t('exchange.value')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ code, row, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes its order
            <Table.Tr key={index} className={classes.row}>
              <Table.Td c="dimmed">{where(row)}</Table.Td>
              <Table.Td>{t(`exchange.issue.${code}`)}</Table.Td>
              <Table.Td className={classes.cell}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {all > shown.length && (
        <Text c="dimmed" p="sm">
          {t('exchange.more_rows', { count: all - shown.length })}
        </Text>
      )}
    </>
  )
}
