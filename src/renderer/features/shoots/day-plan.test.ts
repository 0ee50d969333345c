import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daySteps, proposeDay } from './day-plan.ts'

it('gives the crew time before the speaker comes, and the end to room tone', () => {
  const day = { callTime: '09:00', speakerCallTime: null, plannedMinutes: 180 }
  expect(proposeDay(day).map(({ at }) => at)).toEqual(['09:00', '09:45', '10:00', '11:30', '12:00'])
  expect(proposeDay({ ...day, speakerCallTime: '10:15' }).map(({ at }) => at)).toEqual([
    ...['09:00', '10:15', '10:30', '11:30', '12:00'],
  ])
})

it('has nothing to propose without a call time', () => {
  expect(proposeDay({ callTime: null, speakerCallTime: '10:00', plannedMinutes: 120 })).toEqual([])
})

it('is in order and within the day, however short or odd the day is', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 59 }))
    .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
  fc.assert(
    fc.property(
      clock,
      fc.option(clock),
      fc.integer({ min: 5, max: 700 }),
      (callTime, own, plannedMinutes) => {
        const steps = proposeDay({ callTime, speakerCallTime: own, plannedMinutes })
        const times = steps.map(({ at }) => at)
        expect(steps.map(({ step }) => step)).toEqual(daySteps)
        expect(times).toEqual(times.toSorted())
        expect(times[0]).toBe(callTime)
      },
    ),
  )
})
