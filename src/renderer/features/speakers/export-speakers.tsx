import { ActionIcon } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { ExportDialog } from './export-dialog.tsx'

interface Props {
  /** How many there are in all. */
  total: number
  /** Those on the screen, in its order; null: no filter is set. */
  filtered: readonly SpeakerSummary[] | null
}

/** The list of speakers to a file. */
export function ExportSpeakers({ total, filtered }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const label = total === 0 ? t('speakers.export.nobody') : t('speakers.export.open')
  useShortcuts(
    t('speakers.export.title'),
    total === 0 ? [] : [{ keys: 'e', label: t('speakers.export.title'), run: () => setOpened(true) }],
  )
  return (
    <>
      <ActionIcon
        size={36}
        variant="default"
        aria-label={label}
        title={label}
        disabled={total === 0}
        onClick={() => setOpened(true)}
      >
        <IconFileExport size={18} />
      </ActionIcon>
      <ExportDialog
        total={total}
        filtered={filtered}
        opened={opened && total > 0}
        onClose={() => setOpened(false)}
      />
    </>
  )
}
