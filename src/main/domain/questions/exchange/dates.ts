import type { ImportOptions } from '#shared/api/exchange.ts'

export type DateOrder = ImportOptions['dateOrder']

export interface ReadDate {
  /** YYYY-MM-DD */
  date: string
  /** It could as well be month and day the other way round. */
  ambiguous: boolean
}

const numbers = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:г\.?|ж\.?|\s.*)?$/u

/**
 * A day written 2026-12-31, 31.12.2026, 31/12/2026 or 12/31/2026 (also with two digits of the year, of this century, and with
 * a time behind it). Dots mean day first everywhere they are used; for strokes and hyphens `order` decides, or the numbers
 * themselves. null: not a day.
 */
export function readDate(cell: string, order: DateOrder): ReadDate | null {
  const match = numbers.exec(cell.trim())
  const iso = /^(\d{4}-\d{2}-\d{2})T/.exec(cell.trim())
  if (iso?.[1]) return dayOf(iso[1].slice(0, 4), iso[1].slice(5, 7), iso[1].slice(8), false)
  if (!match) return null
  const [, first = '', divider, second = '', third = ''] = match
  if (first.length === 4) return dayOf(first, second, third, false)
  if (third.length !== 4 && third.length !== 2) return null
  if (first.length > 2) return null
  const year = third.length === 2 ? `20${third}` : third
  const dayFirst = divider === '.' || order !== 'month_first'
  const asWished = dayFirst ? dayOf(year, second, first, false) : dayOf(year, first, second, false)
  if (divider === '.' || order !== 'auto') return asWished
  const otherWay = dayOf(year, first, second, false)
  if (!asWished) return otherWay
  return { ...asWished, ambiguous: otherWay !== null && otherWay.date !== asWished.date }
}

/**
 * The order that the dates of one column show: one that can only be day first, or only month first, speaks for all. 'auto'
 * when none does, or they contradict each other.
 */
export function orderOfColumn(cells: readonly string[], order: DateOrder): DateOrder {
  if (order !== 'auto') return order
  let dayFirst = false
  let monthFirst = false
  for (const cell of cells) {
    const match = numbers.exec(cell.trim())
    if (!match || match[2] === '.' || match[1]?.length === 4) continue
    if (Number(match[1]) > 12) dayFirst = true
    if (Number(match[3]) > 12) monthFirst = true
  }
  if (dayFirst === monthFirst) return 'auto'
  return dayFirst ? 'day_first' : 'month_first'
}

function dayOf(year: string, month: string, day: string, ambiguous: boolean): ReadDate | null {
  if (day.length > 2) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? null : { date, ambiguous }
}
