import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { MarkKind } from '../../../src/shared/api/sessions.ts'
import { kk, questionBank } from '../../support/question-bank.ts'

const bank = questionBank()
const { create, clear } = bank

describe('use', () => {
  it('is counted from the sessions in which it was asked, apart from the plans that hold it', async () => {
    await clear()
    const question = await create({ text: kk('Кімсіз?') })
    const followUp = await create({ text: kk('Неге?'), parentId: question.id })
    const interviewIds = await Promise.all(
      ['бір', 'екі'].map(async (title) => {
        const fields = { title, speakerName: '', language: null, notes: '' }
        return (await bank.services.interviews.create(fields)).id
      }),
    )
    const [interviewId = ''] = interviewIds
    const items: string[] = []
    for (const id of interviewIds) {
      const plan = await bank.services.plans.add(id, [{ from: 'bank', questionId: question.id }], null)
      items.push(plan.items[0]?.id ?? '')
    }
    const facts = async () => {
      const tree = await bank.questions.tree(question.id)
      return [tree, ...tree.followUps].map(({ timesUsed, lastUsedOn, timesPlanned }) => [
        timesUsed,
        lastUsedOn,
        timesPlanned,
      ])
    }
    const [unused, planned] = [
      [0, null, 0],
      [0, null, 2],
    ]
    expect(await facts()).toEqual([planned, unused])

    const session = async (interviewId: string, kind: MarkKind, itemId: string | undefined, day: string) => {
      const sessionId = randomUUID()
      const mark = { id: randomUUID(), sessionId, seq: 0, kind, itemId: itemId ?? '', text: kk(''), note: '' }
      const at = `${day}T20:30:00.000Z`
      const start = { ...mark, id: randomUUID(), kind: 'start' as const, itemId: null, at }
      const marks = [start, ...[1, 2].map((seq) => ({ ...mark, id: randomUUID(), seq, at }))]
      await bank.services.sessions.record({
        ...{ interviewId, utcOffsetMinutes: 300 },
        ops: marks.map((mark) => ({ op: 'add' as const, mark })),
      })
    }
    await session(interviewId, 'skipped', items[0], '2026-03-20')
    expect(await facts()).toEqual([planned, unused])
    // Half past one in the night after, where it was filmed.
    await session(interviewId, 'asked', items[0], '2026-03-21')
    expect(await facts()).toEqual([[1, '2026-03-22', 2], unused])
    await session(interviewId, 'great', items[0], '2026-04-01')
    await session(interviewIds[1] ?? '', 'follow_up', followUp.id, '2026-05-01')
    expect(await facts()).toEqual([
      [2, '2026-04-02', 2],
      [1, '2026-05-02', 0],
    ])
    // It was asked, whatever becomes of the plan.
    await bank.services.plans.removeItems(interviewId, [items[0] ?? ''])
    expect(await facts()).toEqual([
      [2, '2026-04-02', 1],
      [1, '2026-05-02', 0],
    ])
    await bank.services.interviews.remove(interviewId)
    expect(await facts()).toEqual([
      [0, null, 1],
      [1, '2026-05-02', 0],
    ])
  })
})
