import { IconAlertTriangle } from '@tabler/icons-react'
import { type CSSProperties, useEffect, useRef } from 'react'
import type { CalendarShoot } from '#shared/api/shoots.ts'
import { today } from '#shared/day.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import {
  addDays,
  addMonths,
  daysOfMonthPage,
  dayTitle,
  monthTitle,
  weekdayNames,
  weekdayOf,
} from '../../lib/calendar-names.ts'
import classes from './calendar.module.css'

interface Props {
  /** 'YYYY-MM' */
  month: string
  /** The day the keyboard is on. */
  day: string
  shoots: readonly CalendarShoot[]
  onDay: (day: string) => void
  /** Enter or a double click on a day. */
  onOpen: (day: string) => void
}

/** Where a key leads from a day, by the pattern of a date grid (ARIA Authoring Practices, “Date Picker Dialog”). */
function dayAfterKey(key: string, day: string, shift: boolean): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'Home':
      return addDays(day, -weekdayOf(day))
    case 'End':
      return addDays(day, 6 - weekdayOf(day))
    case 'PageUp':
      return addMonths(day, shift ? -12 : -1)
    case 'PageDown':
      return addMonths(day, shift ? 12 : 1)
    default:
      return null
  }
}

/** How many shoots a day has room for. */
const shown = 2

/** A month in weeks from Monday. One day has the focus; the arrow keys move it, Page Up and Page Down change the month. */
export function MonthGrid({ month, day, shoots, onDay, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const grid = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  const days = daysOfMonthPage(month)
  const long = weekdayNames(language, 'long')
  const now = today()
  useEffect(() => {
    if (!byKey.current) return
    byKey.current = false
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  }, [day])
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked through cell by cell is a grid
    <table className={classes.grid} role="grid" aria-label={monthTitle(language, month)} ref={grid}>
      <thead>
        <tr>
          {weekdayNames(language, 'short').map((name, index) => (
            <th key={name} scope="col" abbr={long[index]}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody style={{ '--weeks': days.length / 7 } as CSSProperties}>
        {Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7)).map(
          (week) => (
            <tr key={week[0]}>
              {week.map((date) => {
                const own = shoots.filter((shoot) => shoot.date === date)
                const words = [
                  dayTitle(language, date),
                  ...(own.length > 0 ? [t('shoots.shoots_count', { count: own.length })] : []),
                  ...(own.some(({ clashes }) => clashes.length > 0) ? [t('shoots.has_clash')] : []),
                ]
                return (
                  <td
                    key={date}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
                    role="gridcell"
                    className={classes.cell}
                    data-day={date}
                    data-other={date.slice(0, 7) !== month || undefined}
                    data-today={date === now || undefined}
                    aria-selected={date === day}
                    aria-current={date === now ? 'date' : undefined}
                    aria-label={words.join(', ')}
                    tabIndex={date === day ? 0 : -1}
                    onClick={() => onDay(date)}
                    onDoubleClick={() => onOpen(date)}
                    onKeyDown={(event) => {
                      if (event.altKey || event.ctrlKey || event.metaKey) return
                      if (event.key === 'Enter' || event.key === ' ') {
                        event.preventDefault()
                        onOpen(date)
                        return
                      }
                      const next = dayAfterKey(event.key, date, event.shiftKey)
                      if (!next) return
                      event.preventDefault()
                      byKey.current = true
                      onDay(next)
                    }}
                  >
                    <span className={`${classes.number} tabular`}>{Number(date.slice(8))}</span>
                    {own.slice(0, own.length > shown ? shown - 1 : shown).map((shoot) => (
                      <div
                        key={shoot.id}
                        className={classes.shoot}
                        data-clash={shoot.clashes.length > 0 || undefined}
                      >
                        {shoot.clashes.length > 0 && <IconAlertTriangle size={13} aria-hidden />}
                        {shoot.callTime && (
                          <span className={`${classes.time} tabular`}>{shoot.callTime}</span>
                        )}
                        <span className={classes.title} dir="auto">
                          {shoot.speakerName || shoot.title}
                        </span>
                      </div>
                    ))}
                    {own.length > shown && (
                      <div className={classes.more}>
                        {t('shoots.more', { count: own.length - shown + 1 })}
                      </div>
                    )}
                  </td>
                )
              })}
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
