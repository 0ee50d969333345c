import { describe, expect, it } from 'vitest'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { nextStep } from '../workspace/stages.ts'
import { filmingOf } from './filming.ts'
import { inOrderOfNeed } from './order.ts'

const interview = (id: string, more: Partial<InterviewSummary> = {}): InterviewSummary => ({
  ...{ id, title: id, speakerName: '', speakerId: null, themeId: null, language: 'kk', notes: '' },
  ...{ status: 'idea', lastContactOn: null, nextStep: '', nextStepOn: null },
  ...{ createdAt: '2026-01-01', updatedAt: '2026-01-01', takeCount: 0, durationMs: 0, posterTakeId: null },
  ...{ transcriptCount: 0, trackLanguages: [], clipCount: 0, exportCount: 0, planCount: 0 },
  ...more,
})
const order = (...list: InterviewSummary[]) => inOrderOfNeed(list, '2026-11-24').map(({ id }) => id)

describe('what is next', () => {
  it('begins with what is overdue, the longest first, then what was worked on last', () => {
    expect(
      order(
        interview('old'),
        interview('refused', { status: 'declined', updatedAt: '2026-11-24', nextStepOn: '2026-01-01' }),
        interview('late', { nextStepOn: '2026-11-20' }),
        interview('new', { updatedAt: '2026-11-01' }),
        interview('today', { nextStepOn: '2026-11-24', updatedAt: '2026-10-01' }),
        interview('later', { nextStepOn: '2026-11-23', updatedAt: '2026-11-24' }),
      ),
    ).toEqual(['late', 'later', 'new', 'today', 'old', 'refused'])
  })

  it('is a plan before the day, and a recording once it has been filmed', () => {
    expect(nextStep(interview('a'))).toEqual({ step: 'plan', stage: 'plan' })
    expect(nextStep(interview('a', { status: 'scheduled' })).step).toBe('plan')
    expect(nextStep(interview('a', { status: 'filmed' })).step).toBe('record')
    expect(nextStep(interview('a', { takeCount: 1 })).step).toBe('record')
    expect(nextStep(interview('a', { takeCount: 1, durationMs: 5 })).step).toBe('transcribe')
  })

  it('is the shoot between the plan and the recording: a day for it, then that day', () => {
    const planned = interview('a', { planCount: 3, status: 'agreed' })
    const next = (...dates: (string | null)[]) => {
      const { filming, on } = filmingOf(
        dates.map((date) => ({ date })),
        '2026-11-24',
      )
      return [nextStep(planned, filming).step, nextStep(planned, filming).stage, on]
    }
    expect(next()).toEqual(['shoot', 'shoot', null])
    expect(next(null)).toEqual(['shoot', 'shoot', null])
    expect(next('2026-12-03', '2026-11-20', '2026-11-28')).toEqual(['film', 'shoot', '2026-11-28'])
    expect(next('2026-11-24')).toEqual(['film', 'shoot', '2026-11-24'])
    expect(next('2026-11-20')).toEqual(['record', 'recordings', null])
    expect(nextStep(interview('a', { planCount: 3, takeCount: 1 })).step).toBe('record')
  })
})
