import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconCurrentLocation } from '@tabler/icons-react'
import { useState } from 'react'
import { formatTimecode, parseTimecode } from '#shared/time.ts'
import { useTranslation } from '../i18n/use-translation.tsx'

interface Props {
  label: string
  /** ms */
  value: number
  onCommit: (ms: number) => void
  /** The moment the player stands at, for taking it over. */
  playhead: () => number
  hideLabel?: boolean
  size?: 'xs' | 'sm'
  disabled?: boolean
}

/** What the arrow keys move by: about a frame, with Shift half a second. */
const nudgeMs = 40
const bigNudgeMs = 500

/** A moment of the recording as a field: typed, moved by the arrow keys, or taken from the playhead. */
export function TimeField({ label, value, onCommit, playhead, hideLabel, size = 'xs', disabled }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const parsed = draft === null ? value : parseTimecode(draft)
  const commit = () => {
    if (draft !== null && parsed !== null && parsed !== value) onCommit(parsed)
    setDraft(null)
  }
  return (
    <TextInput
      size={size}
      w={size === 'xs' ? 138 : 156}
      classNames={{ input: 'tabular' }}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      title={t('common.time_keys')}
      disabled={disabled ?? false}
      value={draft ?? formatTimecode(value)}
      error={draft !== null && parsed === null}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') {
          setDraft(null)
          event.stopPropagation()
        }
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        const by = event.shiftKey ? bigNudgeMs : nudgeMs
        setDraft(null)
        onCommit(Math.max(0, (parsed ?? value) + (event.key === 'ArrowUp' ? by : -by)))
      }}
      rightSection={
        <Tooltip label={t('common.from_playhead')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            disabled={disabled ?? false}
            aria-label={`${label}: ${t('common.from_playhead')}`}
            onClick={() => onCommit(playhead())}
          >
            <IconCurrentLocation size={14} />
          </ActionIcon>
        </Tooltip>
      }
    />
  )
}
