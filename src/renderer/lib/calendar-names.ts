import type { Language } from '#shared/language.ts'
import { kazakhMonths } from './format-kk.ts'

/*
 * Chromium has no Kazakh data in Intl (see format-kk.ts), so the Kazakh names stand here, from CLDR 48 (kk). The week begins on
 * Monday in all three languages. Days and months are pure dates: they are read and shown in UTC.
 */
const kazakhWeekdays = ['дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі', 'жексенбі']
const kazakhShort = ['дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс']

const atNoon = (day: string) => new Date(`${day}T12:00:00Z`)
const firstUpper = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** The weekday of a day 'YYYY-MM-DD': 0 is Monday. */
export function weekdayOf(day: string): number {
  return (atNoon(day).getUTCDay() + 6) % 7
}

/** The names of the days from Monday to Sunday. */
export function weekdayNames(language: Language, width: 'long' | 'short'): string[] {
  if (language === 'kk') return width === 'long' ? kazakhWeekdays : kazakhShort
  const format = new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' })
  // 2024-01-01 was a Monday
  return Array.from({ length: 7 }, (_, index) => format.format(Date.UTC(2024, 0, 1 + index, 12)))
}

/** A month 'YYYY-MM' as a heading: “2026 ж. қараша”, «Ноябрь 2026 г.», “November 2026”. */
export function monthTitle(language: Language, month: string): string {
  const date = atNoon(`${month}-01`)
  if (language === 'kk') return `${date.getUTCFullYear()} ж. ${kazakhMonths[date.getUTCMonth()]}`
  return firstUpper(
    new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date),
  )
}

/** A day in full: “2026 ж. 24 қараша, сейсенбі”, «Вторник, 24 ноября 2026 г.», “Tuesday, 24 November 2026”. */
export function dayTitle(language: Language, day: string): string {
  const date = atNoon(day)
  if (language === 'kk') {
    const month = kazakhMonths[date.getUTCMonth()]
    return `${date.getUTCFullYear()} ж. ${date.getUTCDate()} ${month}, ${kazakhWeekdays[weekdayOf(day)]}`
  }
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeZone: 'UTC',
  })
  return firstUpper(format.format(date))
}

/** A day without its year and weekday: “24 қараша”, «24 ноября», “24 November”. */
export function dayAndMonth(language: Language, day: string): string {
  const date = atNoon(day)
  if (language === 'kk') return `${date.getUTCDate()} ${kazakhMonths[date.getUTCMonth()]}`
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(date)
}

/** A day some days later or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(atNoon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day some months later or earlier, or the last one of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The days that a month's page shows: whole weeks from Monday. */
export function daysOfMonthPage(month: string): string[] {
  const first = `${month}-01`
  const from = addDays(first, -weekdayOf(first))
  const last = addDays(addMonths(first, 1), -1)
  const to = addDays(last, 6 - weekdayOf(last))
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
