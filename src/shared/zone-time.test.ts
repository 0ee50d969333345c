import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockIn, isTimeZone, momentIn, offsetMinutes } from './zone-time.ts'

const iso = (zone: string, date: string, time: string) => new Date(momentIn(zone, date, time)).toISOString()

describe('the clocks of Kazakhstan', () => {
  it('stood at UTC+6 in Almaty until the end of February 2024, and at UTC+5 since', () => {
    expect(iso('Asia/Almaty', '2024-02-29', '09:00')).toBe('2024-02-29T03:00:00.000Z')
    expect(iso('Asia/Almaty', '2024-03-01', '09:00')).toBe('2024-03-01T04:00:00.000Z')
    expect(iso('Asia/Almaty', '2026-07-01', '09:00')).toBe('2026-07-01T04:00:00.000Z')
  })

  it.each(['Asia/Qyzylorda', 'Asia/Aqtau', 'Asia/Oral', 'Asia/Qostanay'])(
    'are as in Almaty in %s',
    (zone) => {
      expect(iso(zone, '2026-11-24', '09:00')).toBe('2026-11-24T04:00:00.000Z')
    },
  )
})

describe('a clock that is put forward or back', () => {
  it('shows a time twice: the earlier one is meant', () => {
    expect(iso('Europe/Istanbul', '2015-11-08', '03:30')).toBe('2015-11-08T00:30:00.000Z')
    expect(iso('Europe/Berlin', '2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('skips a time: it is counted on from before the jump', () => {
    expect(iso('Europe/Berlin', '2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(clockIn('Europe/Berlin', momentIn('Europe/Berlin', '2026-03-29', '02:30'))).toEqual({
      date: '2026-03-29',
      time: '03:30',
    })
  })
})

it('knows the names of zones', () => {
  for (const name of ['Asia/Almaty', 'UTC', 'America/Argentina/Ushuaia']) expect(isTimeZone(name)).toBe(true)
  for (const name of ['', 'Asia/Алматы', 'Nowhere/Town', '+05:00', 'Asia/Almaty; DROP']) {
    expect(isTimeZone(name), name).toBe(false)
  }
})

const zones = ['Asia/Almaty', 'Asia/Kolkata', 'Asia/Urumqi', 'Europe/Berlin', 'America/New_York', 'UTC']

it('finds the moment again that a clock shows, unless it shows it twice', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(1995, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 }),
      (zone, minute) => {
        const moment = minute * 60_000
        const { date, time } = clockIn(zone, moment)
        const again = momentIn(zone, date, time)
        expect(clockIn(zone, again)).toEqual({ date, time })
        expect(again).toBeLessThanOrEqual(moment)
        if (again !== moment) expect(offsetMinutes(zone, again)).toBeGreaterThan(offsetMinutes(zone, moment))
      },
    ),
    { numRuns: 400 },
  )
})
