import { DateInput } from '@mantine/dates'
import dayjs from 'dayjs'
import 'dayjs/locale/kk'
import 'dayjs/locale/ru'
import { useTranslation } from '../i18n/use-translation.tsx'

interface Props {
  label: string
  /** 'YYYY-MM-DD' or null */
  value: string | null
  onCommit: (value: string | null) => void
  hideLabel?: boolean
  disabled?: boolean
  width?: number
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

/** A day, typed or taken from a month that begins on Monday and speaks the interface language. */
export function DayField({ label, value, onCommit, hideLabel, disabled, width = 150 }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <DateInput
      w={width}
      locale={i18n.language}
      firstDayOfWeek={1}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      placeholder={dayjs('2026-12-31').format(formats[i18n.language] ?? 'YYYY-MM-DD')}
      valueFormat={formats[i18n.language] ?? 'YYYY-MM-DD'}
      dateParser={parseDay}
      clearable={!disabled}
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      disabled={disabled ?? false}
      value={value}
      onChange={(next) => {
        if (next !== value) onCommit(next)
      }}
    />
  )
}
