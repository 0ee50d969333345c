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

interface Standing {
  /** What is typed; null where nothing is. */
  draft: string | null
  /** What was kept and is not yet known to have arrived: keys go on from there, and not from what was before. */
  told: { ms: number } | null
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
  /** Beside what is drawn, as keys can follow each other before that. */
  const latest = useRef<Standing>({ draft: null, told: null })
  const [drawn, setDrawn] = useState(latest.current)
  const resting = useRef<number>(undefined)
  const change = (to: Partial<Standing>) => {
    latest.current = { ...latest.current, ...to }
    setDrawn(latest.current)
  }
  const msOf = ({ draft, told }: Standing) => (draft === null ? (told?.ms ?? value) : parseTimecode(draft))
  const edit = (draft: string | null) => {
    window.clearTimeout(resting.current)
    change({ draft })
  }
  const commit = async () => {
    const ms = msOf(latest.current)
    edit(null)
    if (ms !== null && ms !== msOf(latest.current)) await keep(ms)
  }
  const keep = async (ms: number) => {
    const told = { ms }
    change({ told })
    try {
      await onCommit(ms)
    } finally {
      if (latest.current.told === told) change({ told: null })
    }
  }
  const flush = usePendingEdit(commit)
  const nudge = (byMs: number) => {
    const from = msOf(latest.current) ?? latest.current.told?.ms ?? value
    edit(formatTimecode(Math.max(0, from + byMs)))
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
      value={drawn.draft ?? formatTimecode(drawn.told?.ms ?? value)}
      error={msOf(drawn) === null}
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
            onClick={() => void keep(playhead())}
          >
            <IconCurrentLocation size={14} />
          </ActionIcon>
        </Tooltip>
      }
    />
  )
}
