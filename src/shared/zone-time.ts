/*
 * Clock times of a place as moments, by the zone data of the runtime (the tz database inside ICU), so that a zone's past and
 * coming changes are the data's affair: Kazakhstan went over to UTC+5 on 2024-03-01.
 */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** Whether the runtime knows this name of a zone, as in 'Asia/Almaty'. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+\-/]*$/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** What the clock in the zone shows at a moment: its date and its time 'HH:MM'. */
export function clockIn(timeZone: string, epochMs: number): { date: string; time: string } {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, value]),
  )
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  }
}

/** How far the zone's clock is ahead of UTC at a moment, in whole minutes; seconds of historical offsets are dropped. */
export function offsetMinutes(timeZone: string, epochMs: number): number {
  const minute = Math.floor(epochMs / 60_000) * 60_000
  const { date, time } = clockIn(timeZone, minute)
  return Math.round((Date.parse(`${date}T${time}:00Z`) - minute) / 60_000)
}

/**
 * The moment (epoch ms) when the zone's clock shows this date and time. A time that the clock shows twice (it was put back) is
 * the earlier one; a time it skips (it was put forward) counts on from before the jump, as RFC 5545 wants it.
 */
export function momentIn(timeZone: string, date: string, time: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const dayMs = 24 * 3_600_000
  const before = offsetMinutes(timeZone, asUtc - dayMs)
  const after = offsetMinutes(timeZone, asUtc + dayMs)
  const candidates = [...new Set([before, after])]
    .map((offset) => asUtc - offset * 60_000)
    .filter((moment) => {
      const shown = clockIn(timeZone, moment)
      return shown.date === date && shown.time === time
    })
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - before * 60_000
}

/** An offset from UTC as people write it: UTC+5, UTC+5:30, UTC−3. */
export function utcOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}
