import type { Shoot } from '#shared/api/shoots.ts'
import type { Language } from '#shared/language.ts'
import { offsetMinutes, utcOffset } from '#shared/zone-time.ts'
import type { CalendarEntry } from '../../domain/shoots/calendar-file.ts'
import { spanOf } from '../../domain/shoots/slot.ts'

const words: Record<Language, { crew: string; speaker: string; map: string; parking: string; kit: string }> =
  {
    kk: {
      crew: 'Топтың жиналуы',
      speaker: 'Кейіпкердің келуі',
      map: 'Карта',
      parking: 'Көлік қою орны',
      kit: 'Жабдық жинағы',
    },
    ru: {
      crew: 'Сбор группы',
      speaker: 'Приезд героя',
      map: 'Карта',
      parking: 'Парковка',
      kit: 'Комплект техники',
    },
    en: {
      crew: 'Crew call',
      speaker: 'Speaker call',
      map: 'Map',
      parking: 'Parking',
      kit: 'Equipment kit',
    },
  }

/**
 * A shoot as an entry of a calendar. Calendars lie with providers and are shared more widely than a call sheet, so it holds no
 * names but the title's, and no telephone numbers.
 */
export function calendarEntry(
  shoot: Shoot & { date: string },
  interview: { title: string; updatedAt: string },
  language: Language,
): CalendarEntry {
  const { venue } = shoot
  const say = words[language]
  const span = spanOf(shoot)
  const zone = `${shoot.timeZone}${span ? `, ${utcOffset(offsetMinutes(shoot.timeZone, span.start))}` : ''}`
  const lines = [
    shoot.callTime && `${say.crew}: ${shoot.callTime} (${zone})`,
    shoot.speakerCallTime && `${say.speaker}: ${shoot.speakerCallTime}`,
    venue.mapUrl && `${say.map}: ${venue.mapUrl}`,
    venue.parking && `${say.parking}: ${venue.parking}`,
    shoot.kit && `${say.kit}: ${shoot.kit}`,
  ]
  return {
    uid: `${shoot.id}@iz-studio`,
    span,
    date: shoot.date,
    summary: interview.title,
    location: [venue.name, venue.address].filter(Boolean).join(', '),
    description: lines.filter(Boolean).join('\n'),
    url: venue.mapUrl,
    // The title is the interview's: a new one makes a newer entry too.
    changedAt: Math.max(Date.parse(shoot.updatedAt), Date.parse(interview.updatedAt)),
  }
}
