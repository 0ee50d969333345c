import { NativeSelect, Table, Text } from '@mantine/core'
import { type ImportColumn, type ImportField, importFields } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './exchange.module.css'

/** Fields that several columns may be. */
const manifold = new Set<ImportField>(['notes', 'tags', 'date'])

interface Props {
  columns: readonly ImportColumn[]
  onChange: (mapping: (ImportField | null)[]) => void
}

/** The columns of a table and what each of them is. */
export function ColumnTable({ columns, onChange }: Props) {
  const { t } = useTranslation()
  const set = (index: number, field: ImportField | null) =>
    onChange(
      columns.map((column, other) => {
        if (other === index) return field
        // A field belongs to one column: choosing it here takes it from the other.
        return field && column.field === field && !manifold.has(field) ? null : column.field
      }),
    )
  return (
    <Table stickyHeader verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="26%">{t('exchange.column')}</Table.Th>
          <Table.Th>{t('exchange.values')}</Table.Th>
          <Table.Th w={290}>{t('exchange.meaning')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map(({ header, samples, field }, index) => {
          const name = header || t('exchange.column_at', { number: index + 1 })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <Table.Tr key={index}>
              <Table.Td fw={header ? 550 : 400}>{name}</Table.Td>
              <Table.Td>
                <Text fz="sm" c="dimmed" lineClamp={2} className={classes.cell}>
                  {samples.join(' · ') || '—'}
                </Text>
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  size="xs"
                  aria-label={t('exchange.meaning_of', { column: name })}
                  value={field ?? ''}
                  data={[
                    { value: '', label: t('exchange.field_none') },
                    ...importFields.map((value) => ({ value, label: t(`exchange.field.${value}`) })),
                  ]}
                  onChange={(event) => set(index, (event.currentTarget.value || null) as ImportField | null)}
                />
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}
