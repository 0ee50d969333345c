import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuestionRole, questionRoles } from './api/questions.ts'
import { balanceOf, type CheckedPlan, checkPlan, totalMinutes } from './plan-check.ts'

type Item = CheckedPlan['items'][number]

function item(id: string, role: QuestionRole, fields: Partial<Item> = {}): Item {
  const text = { kk: 'Неге көштіңіз?', ru: 'Почему вы переехали?', en: 'Why did you move?' }
  return { id, role, questionId: id, theme: null, text, minutes: 3, ...fields }
}

function plan(items: Item[], fields: Partial<CheckedPlan> = {}): CheckedPlan {
  return { plannedMinutes: null, language: 'kk', secondLanguage: null, items, ...fields }
}

const calm = [item('a', 'warm_up'), item('b', 'core'), item('c', 'sensitive'), item('d', 'closing')]
const kinds = (of: CheckedPlan) => checkPlan(of).map((warning) => warning.kind)

const items = fc.array(
  fc.record({
    role: fc.constantFrom(...questionRoles),
    halves: fc.nat(60),
    theme: fc.constantFrom('t1', 't2', null),
  }),
  { maxLength: 20 },
)
const made = (list: { role: QuestionRole; halves: number; theme: string | null }[]) =>
  list.map(({ role, halves, theme }, index) =>
    item(`i${index}`, role, {
      minutes: halves / 2,
      theme: theme === null ? null : { id: theme, name: { kk: theme, ru: '', en: '' }, colour: 'teal' },
    }),
  )

describe('a plan', () => {
  it('that is calm and fits its time has no warnings, nor has an empty one', () => {
    expect(checkPlan(plan(calm, { plannedMinutes: 12 }))).toEqual([])
    expect(checkPlan(plan([], { plannedMinutes: 1 }))).toEqual([])
  })

  it('should begin with a warm-up', () => {
    expect(checkPlan(plan(calm.slice(1)))).toEqual([{ kind: 'no_warm_up_first', itemIds: ['b'] }])
    expect(kinds(plan([calm[1]!, calm[0]!, calm[3]!]))).toEqual(['no_warm_up_first'])
  })

  it('should not put sensitive questions in a row: each run is told once, with all of it', () => {
    const runs = [
      item('a', 'warm_up'),
      ...['b', 'c', 'd'].map((id) => item(id, 'sensitive')),
      item('e', 'core'),
      ...['f', 'g'].map((id) => item(id, 'sensitive')),
      item('h', 'closing'),
    ]
    expect(checkPlan(plan(runs))).toEqual([
      { kind: 'sensitive_in_row', itemIds: ['b', 'c', 'd'] },
      { kind: 'sensitive_in_row', itemIds: ['f', 'g'] },
    ])
  })

  it('sees a run that ends the plan', () => {
    const ending = [item('a', 'warm_up'), item('b', 'sensitive'), item('c', 'sensitive')]
    expect(kinds(plan(ending))).toEqual(['sensitive_in_row', 'no_closing'])
  })

  it('should end with a closing question', () => {
    expect(kinds(plan(calm.slice(0, 2)))).toEqual(['no_closing'])
    const early = [calm[0]!, calm[3]!, calm[1]!]
    expect(checkPlan(plan(early))).toEqual([{ kind: 'closing_not_last', itemIds: ['d'] }])
  })

  it('should fit its time: just as long is not too long', () => {
    expect(checkPlan(plan(calm, { plannedMinutes: 10 }))).toEqual([
      { kind: 'too_long', itemIds: [], minutes: 2 },
    ])
    expect(kinds(plan(calm, { plannedMinutes: 12 }))).toEqual([])
    expect(kinds(plan(calm, { plannedMinutes: null }))).toEqual([])
  })

  it('should not ask a question of the bank twice; own questions are never the same', () => {
    const twice = [calm[0]!, item('x', 'core', { questionId: 'b' }), ...calm.slice(1)]
    expect(checkPlan(plan(twice))).toEqual([{ kind: 'asked_twice', itemIds: ['x', 'b'] }])
    const own = [calm[0]!, ...['x', 'y'].map((id) => item(id, 'core', { questionId: null })), calm[3]!]
    expect(kinds(plan(own))).toEqual([])
  })

  it('should be written in each language of the shoot', () => {
    const half = [calm[0]!, item('b', 'core', { text: { kk: ' ', ru: '', en: 'Why?' } }), calm[3]!]
    expect(checkPlan(plan(half, { language: 'kk', secondLanguage: 'ru' }))).toEqual([
      { kind: 'text_missing', itemIds: ['b'], language: 'kk' },
      { kind: 'text_missing', itemIds: ['b'], language: 'ru' },
    ])
    expect(kinds(plan(half, { language: 'en' }))).toEqual([])
  })
})

describe('the balance', () => {
  it('counts every question and every minute once, by role and by theme', () => {
    fc.assert(
      fc.property(items, (list) => {
        const all = made(list)
        const { roles, themes } = balanceOf(all)
        for (const shares of [roles, themes]) {
          expect(shares.reduce((sum, one) => sum + one.count, 0)).toBe(all.length)
          expect(shares.reduce((sum, one) => sum + one.minutes, 0)).toBe(totalMinutes(all))
        }
        expect(roles.map((one) => one.of)).toEqual(questionRoles)
        expect(themes.every((one) => one.count > 0)).toBe(true)
      }),
    )
  })

  it('has as total time the sum of the parts, in any order', () => {
    fc.assert(
      fc.property(items, (list) => {
        const all = made(list)
        const halves = list.reduce((sum, one) => sum + one.halves, 0)
        expect(totalMinutes(all)).toBe(halves / 2)
        expect(totalMinutes(all.toReversed())).toBe(totalMinutes(all))
      }),
    )
  })

  it('warns of too much time exactly when the sum is over what was planned', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 120 }), (list, plannedMinutes) => {
        const all = made(list)
        const warned = checkPlan(plan(all, { plannedMinutes })).find((one) => one.kind === 'too_long')
        const over = totalMinutes(all) - plannedMinutes
        expect(warned?.minutes ?? 0).toBe(Math.max(0, over))
      }),
    )
  })
})
