import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question, QuestionNode } from '#shared/api/questions.ts'
import { emptyText } from '#shared/localized.ts'
import { growTrees, wholeBranches } from './tree.ts'

const question = (id: string, parentId: string | null): Question => ({
  ...{ id, parentId, themeId: null, position: 1, text: emptyText, role: 'core', status: 'ready', tags: [] },
  ...{ source: { kind: 'team', askedBy: '' }, notes: '', skipHint: emptyText, starter: true, timesUsed: 0 },
  ...{ lastUsedOn: null, timesPlanned: 0, followUpCount: 0, createdAt: '', updatedAt: '' },
})

/** Questions in an order in which some follow-ups come before what they follow up. */
const forests = fc
  .array(fc.nat(30), { minLength: 1, maxLength: 30 })
  .map((parents) =>
    parents.map((parent, index) =>
      question(`q${index}`, index === 0 || parent >= index ? null : `q${parent}`),
    ),
  )
  .chain((questions) => fc.shuffledSubarray(questions, { minLength: questions.length }))

const idsOf = (trees: readonly QuestionNode[]): string[] =>
  trees.flatMap((node) => [node.id, ...idsOf(node.followUps)])

describe('trees of questions', () => {
  it('hold each question once, below its own', () => {
    fc.assert(
      fc.property(forests, (questions) => {
        const trees = growTrees(questions)
        expect(idsOf(trees).toSorted()).toEqual(questions.map(({ id }) => id).toSorted())
        const check = (node: QuestionNode): void => {
          for (const below of node.followUps) expect(below.parentId).toBe(node.id)
          node.followUps.forEach(check)
        }
        trees.forEach(check)
      }),
    )
  })

  it('lose a branch only when all of it may go', () => {
    fc.assert(
      fc.property(forests, fc.func(fc.boolean()), (questions, goes) => {
        const going = new Set(wholeBranches(growTrees(questions), ({ id }) => goes(id)))
        for (const { id, parentId } of questions) {
          if (going.has(id)) expect(goes(id)).toBe(true)
          // Whoever stays keeps what it hangs on.
          else if (parentId !== null) expect(going.has(parentId)).toBe(false)
        }
      }),
    )
  })
})
