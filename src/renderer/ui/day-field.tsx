import { DateInput } from '@mantine/dates'
import dayjs from 'dayjs'
import 'dayjs/locale/kk'
import 'dayjs/locale/ru'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.tsx'
import { usePendingEdit } from '../lib/use-pending-edit.ts'

interface Props {
  label: string
  /** 'YYYY-MM-DD' or null */
  value: string | null
  /** May give a promise: undo waits for it. Telling why it was rejected is the caller's part. */
  onCommit: (value: string | null) => unknown
  hideLabel?: boolean
  disabled?: boolean
  width?: number
  /** Takes the focus when it appears. */
  focusFirst?: boolean
}

const formats: Record<string, string> = { kk: 'DD.MM.YYYY', ru: 'DD.MM.YYYY', en: 'YYYY-MM-DD' }

/** A day as people type it: `24.11.2026`, `24/11/26`, `2026-11-24`; null for anything else. */
export function parseDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  const own = /^(\d{1,2})[./ ](\d{1,2})[./ ](\d{4}|\d{2})\.?$/.exec(text.trim())
  const [year, month, day] = iso ? iso.slice(1) : own ? own.slice(1).reverse() : []
  if (!year || !month || !day) return null
  const full = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${full}T12:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== full ? null : full
}

/** A day with all its digits there. A shorter form may be the beginning of another day: `24.11.20` of `24.11.2026`. */
export function parseWholeDay(text: string): string | null {
  return /^(\d{4}-\d{2}-\d{2}|\d{2}[./ ]\d{2}[./ ]\d{4})$/.test(text.trim()) ? parseDay(text) : null
}

/**
 * A day, typed or taken from a month that begins on Monday and speaks the interface language. What is whole is kept
 * as it is typed; what is shorter, or nothing, when the field is left or goes, by Enter and before undo, unless Escape gave it up. What
 * is no day stays in the field and is said to be none.
 */
export function DayField({ label, value, onCommit, hideLabel, disabled, width = 150, focusFirst }: Props) {
  const { t, i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  /** What was typed and is not kept yet. */
  const typed = useRef<string | null>(null)
  const [isNoDay, setNoDay] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const edit = (text: string | null) => {
    typed.current = text
    setNoDay(text !== null && text.trim() !== '' && parseDay(text) === null)
    setRefused(false)
  }
  const commit = async (next: string | null) => {
    edit(null)
    if (next !== value) await Promise.resolve(onCommit(next)).catch(() => {})
  }
  const commitTyped = async () => {
    const text = typed.current
    if (text === null) return
    const day = parseDay(text)
    if (text.trim() !== '' && day === null) setRefused(true)
    else await commit(day)
  }
  usePendingEdit(commitTyped)
  useEffect(() => {
    if (focusFirst) input.current?.focus()
  }, [focusFirst])
  // a day from elsewhere, by undo or another window, takes the place of what was typed, though not under somebody's fingers
  // biome-ignore lint/correctness/useExhaustiveDependencies: `value` is what it waits for
  useEffect(() => {
    if (document.activeElement !== input.current) edit(null)
  }, [value])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') void commitTyped()
    if (event.key === 'Escape') edit(null)
  }
  const format = formats[i18n.language] ?? 'YYYY-MM-DD'
  const example = dayjs('2026-12-31').format(format)
  return (
    <DateInput
      ref={input}
      w={width}
      locale={i18n.language}
      firstDayOfWeek={1}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={example}
      valueFormat={format}
      dateParser={parseWholeDay}
      clearable={!disabled}
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      disabled={disabled ?? false}
      value={value}
      fixOnBlur={!isNoDay}
      {...(isRefused ? { error: t('common.no_such_day', { example }) } : {})}
      onChange={(next) => {
        // a field that is being emptied is on the way to another day; the button and the month leave the text as it is
        if (next !== null || input.current?.value.trim() !== '') void commit(next)
      }}
      onInput={(event) => edit(event.currentTarget.value)}
      onBlur={() => void commitTyped()}
      onKeyDown={onKeyDown}
    />
  )
}
