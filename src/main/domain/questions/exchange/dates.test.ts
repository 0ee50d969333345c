import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOfColumn, readDate } from './dates.ts'

describe('a day', () => {
  it.each([
    ['31.12.2026', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['2026/12/31', '2026-12-31'],
    ['31-12-2026', '2026-12-31'],
    ['3.4.26', '2026-04-03'],
    ['31.12.2026 18:30', '2026-12-31'],
    ['31.12.2026 г.', '2026-12-31'],
    ['2026-12-31T00:00:00.000Z', '2026-12-31'],
  ])('is read from %s', (cell, date) => {
    expect(readDate(cell, 'auto')).toEqual({ date, ambiguous: false })
  })

  it.each(['', 'бүгін', '31.02.2026', '12.31.2026', '2026', '1/2', '45/45/2026', '31.12'])(
    'is not %j',
    (cell) => {
      expect(readDate(cell, 'auto')).toBeNull()
    },
  )

  it('may be two days: said so, unless the column or the person tells', () => {
    expect(readDate('03/04/2026', 'auto')).toEqual({ date: '2026-04-03', ambiguous: true })
    expect(readDate('03/04/2026', 'month_first')).toEqual({ date: '2026-03-04', ambiguous: false })
    expect(readDate('04/04/2026', 'auto')).toEqual({ date: '2026-04-04', ambiguous: false })
    expect(orderOfColumn(['03/04/2026', '12/31/2026'], 'auto')).toBe('month_first')
    expect(orderOfColumn(['03/04/2026', '31/12/2026'], 'auto')).toBe('day_first')
    expect(orderOfColumn(['12/31/2026', '31/12/2026', '03.04.2026'], 'auto')).toBe('auto')
    expect(orderOfColumn(['12/31/2026'], 'day_first')).toBe('day_first')
  })

  it('is the same in every form', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (moment) => {
        const date = moment.toISOString().slice(0, 10)
        const [year, month, of] = date.split('-')
        for (const cell of [date, `${of}.${month}.${year}`]) {
          expect(readDate(cell, 'auto')).toEqual({ date, ambiguous: false })
        }
        expect(readDate(`${of}/${month}/${year}`, 'day_first')?.date).toBe(date)
        expect(readDate(`${month}/${of}/${year}`, 'month_first')?.date).toBe(date)
      }),
    )
  })
})
