import { Badge, Table, Text } from '@mantine/core'
import { type ImportPreview, maxPreviewRows, skipCodes } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import classes from './exchange.module.css'
import { useWhere } from './where.ts'

const skips: ReadonlySet<string> = new Set(skipCodes)

/** The questions as they were understood; those that are left out say why. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const { t, i18n } = useTranslation()
  const where = useWhere(preview.kind)
  const { rows, added, skipped } = preview
  const more = added.questions + skipped - rows.length
  if (rows.length === 0) return <Text p="md">{t('exchange.nothing')}</Text>
  return (
    <>
      <Table stickyHeader verticalSpacing={5} aria-label={t('exchange.list')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={92}>{t('exchange.where')}</Table.Th>
            <Table.Th>{t('exchange.question')}</Table.Th>
            <Table.Th w={170}>{t('exchange.theme')}</Table.Th>
            <Table.Th w={130}>{t('exchange.role')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={`${row.row} ${row.level} ${row.text}`}
              data-skipped={row.skipped || undefined}
              className={classes.row}
            >
              <Table.Td c="dimmed">{where(row.row)}</Table.Td>
              <Table.Td style={{ paddingLeft: 10 + Math.min(row.level, 6) * 22 }}>
                {row.level > 0 && (
                  <span className={classes.branch} title={t('exchange.follow_up')}>
                    ↳{' '}
                  </span>
                )}
                <span lang={row.language} className={classes.words}>
                  {row.text}
                </span>{' '}
                {row.language !== i18n.language && <LanguageBadge language={row.language} />}
                {row.codes.map((code) => (
                  <Text key={code} component="div" fz="xs" className={classes.remark}>
                    {row.skipped && skips.has(code) && `${t('exchange.skipped')}: `}
                    {t(`exchange.issue.${code}`)}
                  </Text>
                ))}
              </Table.Td>
              <Table.Td>{row.theme}</Table.Td>
              <Table.Td>
                <Badge variant="light" color="gray" tt="none" fw={500}>
                  {t(`questions.roles.${row.role}`)}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more > 0 && rows.length >= maxPreviewRows && (
        <Text c="dimmed" p="sm">
          {t('exchange.more_rows', { count: more })}
        </Text>
      )}
    </>
  )
}
