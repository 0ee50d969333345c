import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface Props {
  label: string
  /** 'HH:MM' or null */
  value: string | null
  onCommit: (value: string | null) => void
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
  const commit = () => {
    if (draft !== null && !wrong && parsed !== value) onCommit(draft.trim() === '' ? null : parsed)
    setDraft(null)
  }
  const move = (by: number) => {
    const [hours = 9, minutes = 0] = (parsed ?? '09:00').split(':').map(Number)
    const total = (hours * 60 + minutes + by + 1440) % 1440
    const pad = (number: number) => String(number).padStart(2, '0')
    setDraft(parsed === null ? '09:00' : `${pad(Math.floor(total / 60))}:${pad(total % 60)}`)
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
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape' && draft !== null) {
          setDraft(null)
          event.stopPropagation()
        }
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? 5 : -5)
      }}
    />
  )
}
