import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Criterion, criterionFieldsSchema } from '#shared/api/criteria.ts'
import {
  answerLists,
  answerValues,
  criteriaLists,
  criterionFields,
  valueFor,
  yesNo,
} from '../../../../test/support/criteria.ts'
import { placeAnswers } from './answers.ts'
import { assess } from './assess.ts'
import { moveCriterion, renewed, replaceCriterion, settled } from './edit-set.ts'
import { fits, verdictOf } from './verdict.ts'

const none = { kk: '', ru: '', en: '' }
const noFacts = { birthDate: null, country: null, arrivalYear: null, languages: [], scripts: [] }
const themes = fc.constantFrom(null, 't1', 't2')

describe('a verdict', () => {
  const range = (fields: object) =>
    yesNo('x', { kind: 'number', min: 15, max: 35, unit: none, ...fields } as never)
  const choice = (fields: object) =>
    yesNo('x', {
      options: ['a', 'b', 'c'].map((id) => ({ id, label: none, good: id !== 'c', code: '' })),
      ...fields,
    } as never)
  const day = (fields: object) =>
    yesNo('x', { kind: 'date', from: '2026-03-01', to: '2026-03-31', ...fields } as never)

  it.each([
    [yesNo('x'), true, 'met'],
    [yesNo('x'), false, 'not_met'],
    [yesNo('x', { good: false } as never), false, 'met'],
    [range({}), 15, 'met'],
    [range({}), 35, 'met'],
    [range({}), 14.9, 'not_met'],
    [range({ max: null }), 99, 'met'],
    [range({ min: null, max: null }), -1, 'met'],
    [range({}), Number.NaN, 'unknown'],
    [choice({ kind: 'one_of' }), 'b', 'met'],
    [choice({ kind: 'one_of' }), 'c', 'not_met'],
    [choice({ kind: 'one_of' }), 'gone', 'unknown'],
    [choice({ kind: 'several_of', atLeast: 2 }), ['a', 'b'], 'met'],
    [choice({ kind: 'several_of', atLeast: 2 }), ['a', 'c'], 'not_met'],
    [choice({ kind: 'several_of', atLeast: 1 }), [], 'not_met'],
    [choice({ kind: 'several_of', atLeast: 1 }), ['a', 'gone'], 'unknown'],
    [day({}), '2026-03-01', 'met'],
    [day({}), '2026-03-31', 'met'],
    [day({}), '2026-04-01', 'not_met'],
    [day({ from: null, to: null }), '1999-12-31', 'met'],
    [day({}), '2026-02-30', 'unknown'],
    [day({}), '31.03.2026', 'unknown'],
    [yesNo('x'), null, 'unknown'],
    [yesNo('x'), 'a', 'unknown'],
  ] as const)('%#', (criterion, value, verdict) => {
    expect(verdictOf(criterion as Criterion, value as never)).toBe(verdict)
  })

  it('is known of every value that fits, and of no other', () => {
    fc.assert(
      fc.property(criterionFields, answerValues, (criterion, value) => {
        expect(verdictOf(criterion, value) === 'unknown').toBe(!fits(criterion, value))
      }),
    )
  })
})

describe('a criterion', () => {
  it('as a person makes it is what the schema takes, and stays itself when it is settled', () => {
    fc.assert(
      fc.property(criterionFields, (fields) => {
        expect(criterionFieldsSchema.parse(fields)).toEqual(fields)
        expect(settled(settled(fields))).toEqual(settled(fields))
      }),
    )
  })

  it('asks the profile only what its kind can take', () => {
    expect(settled(yesNo('x', { fact: 'age' })).fact).toBeNull()
    expect(
      settled(yesNo('x', { kind: 'number', fact: 'age', min: 1, max: 2, unit: none } as never)).fact,
    ).toBe('age')
  })

  it('has a range that begins before it ends', () => {
    const number = { ...yesNo('x'), kind: 'number', min: 3, max: 1, unit: none }
    expect(criterionFieldsSchema.safeParse(number).success).toBe(false)
    const date = { ...yesNo('x'), kind: 'date', from: '2026-02-01', to: '2026-01-01' }
    expect(criterionFieldsSchema.safeParse(date).success).toBe(false)
  })
})

describe('an assessment', () => {
  it('shows every answer of this theme and of all themes, used or former, exactly once', () => {
    fc.assert(
      fc.property(criteriaLists, answerLists, themes, (criteria, answers, themeId) => {
        const { byCriterion, former } = placeAnswers(criteria, answers, themeId)
        const shown = [...byCriterion.values(), ...former].map((answer) => answer.id)
        expect(new Set(shown).size).toBe(shown.length)
        const due = answers.filter((answer) => answer.themeId === null || answer.themeId === themeId)
        expect(due.filter((answer) => !shown.includes(answer.id))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('lets a decision by hand stand over the value', () => {
    fc.assert(
      fc.property(criteriaLists, answerLists, themes, (criteria, answers, themeId) => {
        for (const { answer, verdict, computed } of assess({
          ...{ criteria, answers, themeId, facts: noFacts, day: '2026-01-01' },
        }).items) {
          expect(verdict).toBe(answer?.verdict ?? computed)
        }
      }),
    )
  })

  it('never sinks when one answer turns to met', () => {
    fc.assert(
      fc.property(criteriaLists, answerLists, fc.nat(), (criteria, answers, place) => {
        fc.pre(answers.length > 0)
        const input = { criteria, themeId: 't1', facts: noFacts, day: '2026-01-01' }
        const index = place % answers.length
        const better = answers.with(index, { ...answers[index]!, verdict: 'met' })
        const [before, after] = [assess({ ...input, answers }), assess({ ...input, answers: better })]
        expect(after.score.points).toBeGreaterThanOrEqual(before.score.points)
        const order = ['no', 'open', 'yes']
        expect(order.indexOf(after.score.eligibility)).toBeGreaterThanOrEqual(
          order.indexOf(before.score.eligibility),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('gives a theme its own answer and falls back on the one for all', () => {
    const answer = (id: string, themeId: string | null, value: boolean, updatedAt = '2026-01-01') => ({
      ...{ id, themeId, value, updatedAt, criterionId: 'x', speakerId: 's', setId: 'set' },
      ...{ setVersion: 1, verdict: null, note: '' },
    })
    const [all, own, other] = [
      answer('all', null, true),
      answer('own', 't1', false),
      answer('other', 't2', false, '2026-02-01'),
    ]
    const place = (scope: 'speaker' | 'theme', answers: ReturnType<typeof answer>[]) =>
      placeAnswers([yesNo('x', { scope })], answers, 't1').byCriterion.get('x')?.id
    expect(place('theme', [all, own, other])).toBe('own')
    expect(place('theme', [all, other])).toBe('all')
    expect(place('theme', [other])).toBeUndefined()
    expect(place('speaker', [own, all, other])).toBe('all')
    expect(place('speaker', [own, other])).toBe('other')
  })
})

describe('edits of a set', () => {
  const lists = criteriaLists.filter((list) => list.length > 0)

  it('keep every id, whatever is moved or replaced', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(12), criterionFields, (criteria, place, to, fields) => {
        const { id } = criteria[place % criteria.length]!
        const moved = moveCriterion(criteria, id, to)
        expect(moved[Math.min(to, criteria.length - 1)]!.id).toBe(id)
        expect(moved.map((one) => one.id).sort()).toEqual(criteria.map((one) => one.id).sort())
        const replaced = replaceCriterion(criteria, id, fields)
        expect(replaced.map((one) => one.id)).toEqual(criteria.map((one) => one.id))
      }),
    )
  })

  it('and back again give the assessment that was there: an answer that no longer fits only waits', () => {
    fc.assert(
      fc.property(lists, answerLists, fc.nat(), criterionFields, (criteria, answers, place, fields) => {
        const original = criteria[place % criteria.length]!
        const input = { answers, themeId: 't1', facts: noFacts, day: '2026-01-01' }
        const changed = replaceCriterion(criteria, original.id, fields)
        const back = replaceCriterion(changed, original.id, original)
        expect(assess({ ...input, criteria: back })).toEqual(assess({ ...input, criteria }))
      }),
    )
  })

  it('of a copy give it ids of its own and change nothing else', () => {
    fc.assert(
      fc.property(lists, (criteria) => {
        let next = 0
        const copy = renewed(criteria, () => `n${next++}`)
        expect(copy.map(({ id: _, ...rest }) => rest)).toEqual(criteria.map(({ id: _, ...rest }) => rest))
        expect(copy.some((one) => criteria.some((other) => other.id === one.id))).toBe(false)
      }),
    )
  })

  it('never turn a fitting value of an untouched criterion into a misfit', () => {
    fc.assert(
      fc.property(
        criterionFields.chain((fields) => fc.tuple(fc.constant(fields), valueFor(fields))),
        ([fields, value]) => {
          expect(fits(settled(fields), value)).toBe(true)
        },
      ),
    )
  })
})
