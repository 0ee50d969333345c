import type { Language } from '#shared/language.ts'
import { useTranslation } from '../i18n/use-translation.tsx'
import { byteUnits, intlFormat } from './format-intl.ts'
import { kazakh } from './format-kk.ts'

export interface Format {
  number(value: number, digits?: number): string
  percent(fraction: number): string
  /** A size in decimal units: 2,7 MB. */
  bytes(value: number): string
  /** Time left or length in whole words: seconds under a minute, then minutes, then hours and minutes. */
  span(ms: number): string
  date(iso: string): string
  dateTime(iso: string): string
}

/** Dates, numbers, sizes and spans as the language writes them. */
export function createFormat(language: Language): Format {
  const own = language === 'kk' ? kazakh : intlFormat(language)
  return {
    number: (value, digits = 0) => own.number(value, digits),
    percent: (part) => own.percent(Math.min(1, Math.max(0, part))),
    bytes(value) {
      let index = 0
      let rest = value
      while (rest >= 1000 && index < byteUnits.length - 1) {
        rest /= 1000
        index += 1
      }
      // English has no plural of the short form: "278 byte".
      return own.unit(rest, byteUnits[index] ?? 'byte', index === 0 ? 'long' : 'short')
    },
    span(ms) {
      const seconds = Math.max(1, Math.round(ms / 1000))
      if (seconds < 60) return own.unit(seconds, 'second', 'long')
      const minutes = Math.round(seconds / 60)
      if (minutes < 60) return own.unit(minutes, 'minute', 'long')
      const hours = own.unit(Math.floor(minutes / 60), 'hour', 'long')
      return minutes % 60 ? `${hours} ${own.unit(minutes % 60, 'minute', 'long')}` : hours
    },
    date: (iso) => own.date(new Date(iso)),
    dateTime: (iso) => own.dateTime(new Date(iso)),
  }
}

/** Intl takes a millisecond and more to learn a language: once for the window, not once for every row. */
const formats = new Map<Language, Format>()

/** `createFormat` of the interface language. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  const format = formats.get(language) ?? createFormat(language)
  formats.set(language, format)
  return format
}
