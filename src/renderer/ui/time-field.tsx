import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconCurrentLocation } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { formatTimecode, parseTimecode } from '#shared/time.ts'
import { useTranslation } from '../i18n/use-translation.tsx'
import { usePendingEdit } from '../lib/use-pending-edit.ts'

interface Props {
  label: string
  /** ms */
  value: number
  /** May give a promise: undo waits for it. */
  onCommit: (ms: number) => unknown
  /** The moment the player stands at, for taking it over. */
  playhead: () => number
  hideLabel?: boolean
  size?: 'xs' | 'sm'
  disabled?: boolean
}

/** What the arrow keys move by: about a frame, with Shift half a second. */
const nudgeMs = 40
const bigNudgeMs = 500
/** A key that is held sends only where it comes to rest, not every step on the way there. */
const restMs = 300
const nudgeSigns: Partial<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 }

/** A moment of the recording as a field: typed, moved by the arrow keys, or taken from the playhead. */
export function TimeField({ label, value, onCommit, playhead, hideLabel, size = 'xs', disabled }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const parsed = draft === null ? value : parseTimecode(draft)
  const resting = useRef<number>(undefined)
  /** The draft before the next rendering: two ways to keep it can follow each other at once. */
  const typed = useRef<string | null>(null)
  const edit = (next: string | null) => {
    window.clearTimeout(resting.current)
    typed.current = next
    setDraft(next)
  }
  const commit = async () => {
    const ms = typed.current === null ? null : parseTimecode(typed.current)
    edit(null)
    if (ms !== null && ms !== value) await onCommit(ms)
  }
  const flush = usePendingEdit(commit)
  const nudge = (byMs: number) => {
    edit(formatTimecode(Math.max(0, (parsed ?? value) + byMs)))
    resting.current = window.setTimeout(() => void flush(), restMs)
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
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit()
        if (event.key === 'Escape') {
          edit(null)
          event.stopPropagation()
        }
        const sign = nudgeSigns[event.key]
        if (sign === undefined) return
        event.preventDefault()
        nudge(sign * (event.shiftKey ? bigNudgeMs : nudgeMs))
      }}
      onKeyUp={(event) => {
        if (event.key in nudgeSigns) void commit()
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
