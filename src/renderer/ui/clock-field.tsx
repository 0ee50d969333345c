import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { usePendingEdit } from '../lib/use-pending-edit.ts'

interface Props {
  label: string
  /** 'HH:MM' or null */
  value: string | null
  /** May give a promise: undo waits for it. Telling why it was rejected is the caller's part. */
  onCommit: (value: string | null) => unknown
  hideLabel?: boolean
  disabled?: boolean
  width?: number
  placeholder?: string
}

/** `9`, `9.30`, `0930`, `9:30` as 'HH:MM'; null for anything else. */
export function parseClock(text: string): string | null {
  const match = /^(\d{1,2})(?:[\s:.,-]?(\d{2}))?$/.exec(text.trim())
  if (!match) return null
  const [, hours = '', minutes = '00'] = match
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** A time of day on 24 hours, in every language alike. The arrow keys move it by five minutes; an empty field is no time. */
export function ClockField({
  label,
  value,
  onCommit,
  hideLabel,
  disabled,
  width = 104,
  placeholder = '00:00',
}: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const parsed = draft === null ? value : parseClock(draft)
  const wrong = draft !== null && draft.trim() !== '' && parsed === null
  /** The draft before the next rendering: two ways to keep it can follow each other at once. */
  const typed = useRef<string | null>(null)
  const edit = (next: string | null) => {
    typed.current = next
    setDraft(next)
  }
  const commit = async () => {
    const text = typed.current
    edit(null)
    if (text === null) return
    const next = text.trim() === '' ? null : (parseClock(text) ?? value)
    if (next !== value) await Promise.resolve(onCommit(next)).catch(() => {})
  }
  usePendingEdit(commit)
  const move = (by: number) => {
    const [hours = 9, minutes = 0] = (parsed ?? '09:00').split(':').map(Number)
    const total = (hours * 60 + minutes + by + 1440) % 1440
    const pad = (number: number) => String(number).padStart(2, '0')
    edit(parsed === null ? '09:00' : `${pad(Math.floor(total / 60))}:${pad(total % 60)}`)
  }
  return (
    <TextInput
      w={width}
      classNames={{ input: 'tabular' }}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={placeholder}
      inputMode="numeric"
      maxLength={5}
      disabled={disabled ?? false}
      value={draft ?? value ?? ''}
      error={wrong}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void commit()
        if (event.key === 'Escape' && draft !== null) {
          edit(null)
          event.stopPropagation()
        }
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? 5 : -5)
      }}
    />
  )
}
