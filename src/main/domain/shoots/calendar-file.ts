import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'

/** One entry of an iCalendar file (RFC 5545). */
export interface CalendarEntry {
  /** Stays the same for the life of the shoot, so that importing again moves the entry instead of doubling it. */
  uid: string
  /** epoch ms; null for an entry of the whole day `date` */
  span: { start: number; end: number } | null
  date: string
  summary: string
  location: string
  description: string
  url: string
  /** epoch ms of the last change */
  changedAt: number
}

/** A reminder the day before, when the call sheet should be out, and one two hours before. */
const remindBeforeSeconds = [24 * 3600, 2 * 3600]

/**
 * An iCalendar file: moments in UTC, which every program shows by its own zone data; lines folded at 75 octets without cutting a
 * letter; text escaped. `changedAt` grows with every change and serves as the sequence number, so a newer file wins.
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    // The name is the one text that ical-generator 9 does not escape a line's end in.
    name: clean(name).replace(/\s*\n\s*/g, ' '),
    prodId: { company: 'Iz Studio', product: 'Shoots', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: entry.uid,
      start: entry.span ? new Date(entry.span.start) : new Date(`${entry.date}T00:00:00Z`),
      ...(entry.span ? { end: new Date(entry.span.end) } : { allDay: true }),
      stamp: new Date(entry.changedAt),
      lastModified: new Date(entry.changedAt),
      sequence: Math.floor(entry.changedAt / 1000),
      summary: clean(entry.summary),
      ...(entry.location ? { location: clean(entry.location) } : {}),
      ...(entry.description ? { description: { plain: clean(entry.description) } } : {}),
      ...(URL.canParse(entry.url) ? { url: new URL(entry.url).href } : {}),
    })
    for (const trigger of remindBeforeSeconds) {
      event.createAlarm({ type: ICalAlarmType.display, trigger, description: clean(entry.summary) })
    }
  }
  return `${calendar.toString().trimEnd()}\r\n`
}

/** Control characters have no place in iCalendar text (RFC 5545, 3.1); a line's end is the exception. */
function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .toWellFormed()
}
