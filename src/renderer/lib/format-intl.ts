export const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
export type UnitName = (typeof byteUnits)[number] | 'second' | 'minute' | 'hour'

/** The parts of formatting that depend on the language and on nothing else. */
export interface LanguageFormat {
  number(value: number, digits: number): string
  percent(fraction: number): string
  unit(value: number, unit: UnitName, display: 'short' | 'long'): string
  date(date: Date): string
  dateTime(date: Date): string
}

/** What `Intl` knows of a language. */
export function intlFormat(locale: string): LanguageFormat {
  const numbers = new Map<string, Intl.NumberFormat>()
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options)
    const format = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
    numbers.set(key, format)
    return format
  }
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    number: (value, digits) =>
      numberFormat({ maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value),
    percent: (part) => numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(part),
    unit: (value, unit, unitDisplay) =>
      numberFormat({
        style: 'unit',
        unit,
        unitDisplay,
        maximumFractionDigits: unit.endsWith('byte') && value < 10 ? 1 : 0,
      }).format(value),
    date: (date) => day.format(date),
    dateTime: (date) => moment.format(date),
  }
}
