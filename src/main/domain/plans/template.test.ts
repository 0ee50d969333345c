import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanTemplateItem } from '#shared/api/plans.ts'
import { questionRoles } from '#shared/api/questions.ts'
import { fillFromTheme } from './template.ts'

function place(role: PlanTemplateItem['role'], questionId: string | null = null): PlanTemplateItem {
  const wording = { kk: 'Айтып беріңізші.', ru: '', en: '' }
  return { questionId, wording, role, minutes: 4, mustAsk: true, owner: null, note: '' }
}

describe('filling a template from a theme', () => {
  it("takes the theme's questions by role, in the bank's order, and keeps own words where there is none", () => {
    const filled = fillFromTheme(
      [place('warm_up'), place('core'), place('core'), place('core'), place('closing')],
      [
        { id: 'c1', role: 'core' },
        { id: 'w1', role: 'warm_up' },
        { id: 'c2', role: 'core' },
      ],
    )
    expect(filled.map((one) => one.questionId)).toEqual(['w1', 'c1', 'c2', null, null])
    expect(filled[0]?.wording).toEqual({ kk: '', ru: '', en: '' })
    expect(filled[3]).toEqual(place('core'))
    expect(filled.every((one) => one.minutes === 4 && one.mustAsk)).toBe(true)
  })

  it('never takes a question twice, none that is planned already, none of another role', () => {
    const roles = fc.array(fc.constantFrom(...questionRoles), { maxLength: 12 })
    fc.assert(
      fc.property(roles, roles, fc.nat(6), (places, bank, usedCount) => {
        const questions = bank.map((role, index) => ({ id: `q${index}`, role }))
        const used = new Set(questions.slice(0, usedCount).map((question) => question.id))
        const filled = fillFromTheme(
          places.map((role) => place(role)),
          questions,
          used,
        )
        const taken = filled.flatMap((one) => one.questionId ?? [])
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.some((id) => used.has(id))).toBe(false)
        for (const [index, one] of filled.entries()) {
          expect(one.role).toBe(places[index])
          const question = questions.find((other) => other.id === one.questionId)
          if (question) expect(question.role).toBe(one.role)
        }
        for (const role of questionRoles) {
          const free = questions.filter((question) => question.role === role && !used.has(question.id)).length
          const wanted = places.filter((other) => other === role).length
          const got = filled.filter((one) => one.role === role && one.questionId !== null).length
          expect(got).toBe(Math.min(free, wanted))
        }
      }),
    )
  })
})
