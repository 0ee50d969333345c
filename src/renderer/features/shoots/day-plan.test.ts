import fc from 'fast-check'
import { expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import { daySteps, proposeDay, speakerComesFirst, stepOf } from './day-plan.ts'
import en from './texts/en.json' with { type: 'json' }
import kk from './texts/kk.json' with { type: 'json' }
import ru from './texts/ru.json' with { type: 'json' }

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

it('notices that the speaker is called before anybody is there', () => {
  const first = (callTime: string | null, speakerCallTime: string | null, ...own: (string | null)[]) =>
    speakerComesFirst({ callTime, speakerCallTime, crew: own.map((time) => ({ callTime: time })) })
  expect(first('09:30', '09:00')).toBe(true)
  expect(first('09:30', '09:30')).toBe(false)
  expect(first('09:30', '10:15')).toBe(false)
  expect(first('09:30', null)).toBe(false)
  expect(first(null, '09:00')).toBe(false)
  // somebody of the crew comes early
  expect(first('09:30', '09:00', null, '08:45')).toBe(false)
  expect(first('09:30', '09:00', null, '09:15')).toBe(true)
  // half past midnight, after a call in the evening
  expect(first('22:00', '00:30')).toBe(false)
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

it('knows its own steps again in each language, and leaves alone what was written by hand', () => {
  const texts = { kk, ru, en }
  const known = (text: string) => stepOf(text, (step, language) => texts[language].shoots.step[step])
  for (const language of languages) {
    expect(daySteps.map((step) => known(texts[language].shoots.step[step]))).toEqual(daySteps)
  }
  expect(known(`${ru.shoots.step.wrap}, 2`)).toBeNull()
  expect(known('')).toBeNull()
})
