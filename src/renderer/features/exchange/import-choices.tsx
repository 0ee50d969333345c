import { NativeSelect, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { dateOrders, type ImportOptions, type ImportPreview } from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import classes from './exchange.module.css'
import type { Import } from './use-import.ts'

const headerRows = 10

/** How the file is to be read; only what makes a difference for it is asked. */
export function ImportChoices({ state, preview }: { state: Import; preview: ImportPreview }) {
  const { t, i18n } = useTranslation()
  const { options, change } = state
  const themes = useQuery(trpc.themes.list.queryOptions()).data ?? []
  const isTable = preview.columns.length > 0
  const has = (field: string) => preview.columns.some((column) => column.field?.startsWith(field))
  const language = i18n.language as Language
  return (
    <div className={classes.choices}>
      {preview.sheets.length > 1 && (
        <NativeSelect
          size="xs"
          label={t('exchange.sheet')}
          value={preview.sheet}
          data={preview.sheets.map((name, index) => ({ value: String(index), label: name }))}
          onChange={(event) =>
            change({ sheet: Number(event.currentTarget.value), headerRow: null, mapping: null })
          }
        />
      )}
      {isTable && (
        <NativeSelect
          size="xs"
          label={t('exchange.header_row')}
          value={preview.headerRow}
          data={Array.from({ length: Math.max(headerRows, preview.headerRow) + 1 }, (_, row) => ({
            value: String(row),
            label: row === 0 ? t('exchange.header_none') : t('exchange.header_at', { row }),
          }))}
          onChange={(event) => change({ headerRow: Number(event.currentTarget.value), mapping: null })}
        />
      )}
      <NativeSelect
        size="xs"
        label={t('exchange.duplicates')}
        value={options.duplicates}
        data={[
          { value: 'skip', label: t('exchange.duplicates_skip') },
          { value: 'add', label: t('exchange.duplicates_add') },
        ]}
        onChange={(event) => change({ duplicates: event.currentTarget.value as ImportOptions['duplicates'] })}
      />
      {themes.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('exchange.loose_theme')}
          value={options.themeId ?? ''}
          data={[
            { value: '', label: t('exchange.loose_none') },
            ...themes.map(({ id, name }) => ({ value: id, label: showText(name, language)?.text ?? '…' })),
          ]}
          onChange={(event) => change({ themeId: event.currentTarget.value || null })}
        />
      )}
      {has('date') && (
        <NativeSelect
          size="xs"
          label={t('exchange.date_order')}
          value={options.dateOrder}
          data={dateOrders.map((value) => ({ value, label: t(`exchange.date.${value}`) }))}
          onChange={(event) => change({ dateOrder: event.currentTarget.value as ImportOptions['dateOrder'] })}
        />
      )}
      {has('theme') && (
        <Switch
          size="xs"
          className={classes.fill}
          label={t('exchange.fill_themes')}
          checked={options.fillThemes}
          onChange={(event) => change({ fillThemes: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}
