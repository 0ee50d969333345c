import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowsExchange,
  IconFileImport,
  IconFileSpreadsheet,
  IconFileText,
  IconJson,
  IconTable,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Fragment, useRef } from 'react'
import type { ExchangeFormat } from '#shared/api/exchange.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { downloadFrom } from '../../lib/download.ts'
import { focusIfLost } from '../../lib/focus-if-lost.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { ImportDialog } from './import-dialog.tsx'

const formats = [
  { format: 'xlsx', icon: IconFileSpreadsheet },
  { format: 'csv', icon: IconTable },
  { format: 'md', icon: IconFileText },
  { format: 'json', icon: IconJson },
] as const satisfies readonly { format: ExchangeFormat; icon: unknown }[]

/** Questions from files and to files. `themeId`: the theme that is on the screen, which can be saved alone. */
export function ExchangeMenu({ themeId }: { themeId: string | null }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const readOnly = useReadOnly()
  const [importing, setImporting] = useParam('import')
  const button = useRef<HTMLButtonElement>(null)
  const theme = useQuery(trpc.themes.list.queryOptions()).data?.find(({ id }) => id === themeId)
  const open = () => setImporting('1')
  useShortcuts(
    t('exchange.menu'),
    readOnly ? [] : [{ keys: 'i', label: t('exchange.import_title'), run: open }],
  )
  const parts = [
    ...(theme
      ? [
          {
            id: theme.id,
            label: t('exchange.export_theme', { theme: showText(theme.name, language)?.text ?? '…' }),
          },
        ]
      : []),
    { id: null, label: t('exchange.export_all') },
  ]
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            ref={button}
            size={36}
            variant="default"
            aria-label={t('exchange.menu')}
            title={t('exchange.menu')}
          >
            <IconArrowsExchange size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!readOnly && (
            <Menu.Item leftSection={<IconFileImport size={16} />} onClick={open}>
              {t('exchange.import')}
            </Menu.Item>
          )}
          {parts.map(({ id, label }) => (
            <Fragment key={id}>
              <Menu.Label maw={300}>{label}</Menu.Label>
              {formats.map(({ format, icon: Glyph }) => (
                <Menu.Item
                  key={format}
                  leftSection={<Glyph size={16} />}
                  onClick={() => {
                    const query = new URLSearchParams({ language, ...(id ? { theme: id } : {}) })
                    downloadFrom(`/question-bank/${format}?${query}`)
                  }}
                >
                  {t(`exchange.format.${format}`)}
                </Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ImportDialog
        opened={importing === '1' && !readOnly}
        onClose={() => setImporting(null)}
        onGone={() => {
          // Opened with a key, from an address or from a menu that is closed, it has nothing to give the focus back to.
          focusIfLost(button.current)
        }}
      />
    </>
  )
}
