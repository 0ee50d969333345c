import type { ImportPreview } from '#shared/api/exchange.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'

const units = { table: 'row', workbook: 'row', markdown: 'line', json: 'entry' } as const

/** Says where in a file something stands, in the words of its kind. */
export function useWhere(kind: ImportPreview['kind']): (row: number | null) => string {
  const { t } = useTranslation()
  return (row) => (row === null ? t('exchange.file') : t(`exchange.${units[kind]}`, { row }))
}
